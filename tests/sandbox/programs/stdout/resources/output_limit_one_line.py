# output_limit: one endless line
import sys

while True:
    sys.stdout.write("x" * 100_000)
