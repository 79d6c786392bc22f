# passed: every descriptor it may have
import os

kept = []
try:
    while True:
        kept.append(os.open("/dev/null", os.O_RDONLY))
except OSError:
    assert len(kept) > 200
    os.closerange(100, 256)
print(int(input()) * 2)
