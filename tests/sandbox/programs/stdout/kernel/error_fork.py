# error PermissionError: a process more
import os

os.fork()
print(int(input()) * 2)
