# error PermissionError: a child that would answer in its place
import os


def double(n):
    if os.fork() == 0:
        return n * 2
    os._exit(0)


first = refuse = double
