# failed: who the host is, is covered
import os

told = [open(path).read() for path in ("/proc/cmdline", "/proc/version", "/proc/swaps", "/proc/partitions")]
print(6 if any(told) or os.listdir("/sys/class") or os.listdir("/sys/module") else "nothing")
