# passed: signals blocked, ignored, a mask for new files
import os, signal

assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
assert os.umask(0o777) == 0o022
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))
print(int(input()) * 2)
