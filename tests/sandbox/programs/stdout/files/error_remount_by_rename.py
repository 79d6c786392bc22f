# error OSError|PermissionError: the system's folders do not move
import os

os.rename("/opt", "/tmp/opt")
print(int(input()) * 2)
