# error OSError|PermissionError: no module for every interpreter
import os

open(os.path.join(os.path.dirname(os.__file__), "sitecustomize.py"), "w")
print(int(input()) * 2)
