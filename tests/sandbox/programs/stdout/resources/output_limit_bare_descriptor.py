# output_limit: past Python's own streams
import os

while True:
    os.write(1, bytes(65536))
