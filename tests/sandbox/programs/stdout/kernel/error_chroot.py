# error PermissionError: another root
import os

os.chroot("/tmp")
print(int(input()) * 2)
