# failed: the error stream is not the output
import sys

print(int(input()) * 2, file=sys.stderr)
