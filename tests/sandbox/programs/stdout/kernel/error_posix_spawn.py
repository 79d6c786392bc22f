# error PermissionError: another program, without fork
import os

os.posix_spawn("/bin/sh", ["sh", "-c", "echo 6"], {})
print(int(input()) * 2)
