# passed: an open file without a name
import os

file = open("/tmp/kept", "wb")
file.write(bytes(7_000_000))
file.flush()
os.unlink("/tmp/kept")
print(int(input()) * 2)
