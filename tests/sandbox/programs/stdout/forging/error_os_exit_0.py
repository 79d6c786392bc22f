# error: the right answer, then a death without an ending
import os

print(int(input()) * 2, flush=True)
os._exit(0)
