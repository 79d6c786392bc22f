# timeout: waits for a pipe that nobody writes to
import os

here, there = os.pipe()
os.read(here, 1)
print(int(input()) * 2)
