# passed: modules taken apart
import json, math, sys

assert math.pi > 3 and json.dumps(1) == "1"
math.pi = 0
sys.modules["random"] = None
print(int(input()) * 2)
