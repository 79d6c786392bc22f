# error OSError|PermissionError: no second name for a file of the system
import os

os.link("/etc/passwd", "mine")
print(int(input()) * 2)
