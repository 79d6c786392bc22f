# passed: words of every script on the error stream
import sys

print("été → 数 🙂", file=sys.stderr)
assert "é".upper() == "É"
print(int(input()) * 2)
