# error: two processes, two results
import os

n = int(input())
if os.fork() == 0:
    os._exit(0) if os.write(3, b"{}\n") else None
os.wait()
print(n * 2)
