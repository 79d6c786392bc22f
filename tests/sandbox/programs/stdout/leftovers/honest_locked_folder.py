# passed: a folder without rights, with a file in it
import os

assert not os.path.exists("/tmp/locked")
os.makedirs("/tmp/locked/in")
open("/tmp/locked/in/file", "w").close()
os.chmod("/tmp/locked/in", 0)
os.chmod("/tmp/locked", 0)
print(int(input()) * 2)
