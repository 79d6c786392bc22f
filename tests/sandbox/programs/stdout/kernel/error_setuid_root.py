# error PermissionError: another user
import os

os.setuid(0)
print(int(input()) * 2)
