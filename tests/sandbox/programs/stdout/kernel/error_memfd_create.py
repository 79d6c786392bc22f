# error PermissionError: a file without a name, executable where no mount is
import os

os.memfd_create("program")
print(int(input()) * 2)
