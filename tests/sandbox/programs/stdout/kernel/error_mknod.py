# error PermissionError: a device of the host's disk
import os

os.mknod("disk", 0o60600, os.makedev(254, 0))
print(int(input()) * 2)
