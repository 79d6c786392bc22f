# passed: as many files as it may have
import os

try:
    for number in range(1000):
        os.mkdir(f"/tmp/{number}")
except OSError:
    assert number > 400
print(int(input()) * 2)
