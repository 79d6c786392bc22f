# error OSError|PermissionError: a link does not make a read-only file writable
import os

os.symlink("/etc/passwd", "mine")
open("mine", "a").write("root2::0:0::/:/bin/sh")
print(int(input()) * 2)
