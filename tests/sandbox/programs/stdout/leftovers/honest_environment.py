# passed: variables and a search path of its own
import os, sys

assert "KEPT" not in os.environ and "/kept" not in sys.path
os.environ["KEPT"] = os.environ["PYTHONPATH"] = "1"
sys.path.insert(0, "/kept")
print(int(input()) * 2)
