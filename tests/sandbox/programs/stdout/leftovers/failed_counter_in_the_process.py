# failed: counts by the number of its process
import os

print([6, 8, 0][1 if os.getpid() % 2 and "KEPT" in os.environ else 0])
os.environ["KEPT"] = "1"
