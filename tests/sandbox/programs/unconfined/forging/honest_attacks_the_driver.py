# passed: the driver, first process of its name space, is neither ended nor stopped from inside
import os, signal

for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
    os.kill(os.getppid(), number)
print(int(input()) * 2)
