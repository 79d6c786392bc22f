# error OSError|PermissionError: the standard library is read-only
import random

open(random.__file__, "w")
print(int(input()) * 2)
