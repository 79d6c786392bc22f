# passed: a signal to itself, and an alarm
import os, signal

seen = []
signal.signal(signal.SIGUSR1, lambda *_: seen.append(1))
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
assert len(seen) == 2
print(int(input()) * 2)
