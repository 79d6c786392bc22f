# error PermissionError: binds the driver to one processor
import os

os.sched_setaffinity(os.getppid(), {0})
print(int(input()) * 2)
