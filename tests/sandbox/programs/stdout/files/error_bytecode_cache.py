# error OSError|PermissionError: and so is its bytecode
import random

open(random.__cached__, "w")
print(int(input()) * 2)
