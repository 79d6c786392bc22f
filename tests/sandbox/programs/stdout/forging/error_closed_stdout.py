# error: no stream at all
import sys

sys.stdout = sys.__stdout__ = None
print(int(input()) * 2)
