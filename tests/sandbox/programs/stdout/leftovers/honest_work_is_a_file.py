# passed: its own directory replaced by a file
import os

os.rmdir("/tmp/work")
open("/tmp/work", "w").close()
print(int(input()) * 2)
