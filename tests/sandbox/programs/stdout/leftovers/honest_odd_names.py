# passed: files with every kind of name
import os

assert len(os.listdir(".")) == 0
for name in (b"\xff\xfe", b"-rf", b"a\nb", b" ", b"~", "\u202e".encode(), b"x" * 255):
    open(name, "w").close()
print(int(input()) * 2)
