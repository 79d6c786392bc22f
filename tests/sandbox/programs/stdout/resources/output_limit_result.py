# output_limit: floods the channel of results
import os

while True:
    os.write(3, b"x" * 65536)
