# failed: later inputs are not behind the first
import os, sys


later = sys.stdin.read().split()[1:]
os.lseek(0, 0, os.SEEK_SET)
later += os.read(0, 65536).decode().split()[1:]
print(int(later[0]) * 2 if later else "nothing")
