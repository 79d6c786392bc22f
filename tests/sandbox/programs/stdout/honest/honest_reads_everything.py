# passed: reads its input whole
import sys

print(sum(int(line) for line in sys.stdin) * 2)
