# error PermissionError: leaves the group that is signalled
import os

os.setsid()
print(int(input()) * 2)
