# error PermissionError: pipe buffers are counted per user, across containers
import fcntl, os

fcntl.fcntl(os.pipe()[1], 1031, 1 << 20)
print(int(input()) * 2)
