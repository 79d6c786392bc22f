# error OSError: a file of a gigabyte, reserved at once
import os

os.posix_fallocate(os.open("big", os.O_CREAT | os.O_WRONLY), 0, 10**9)
print(int(input()) * 2)
