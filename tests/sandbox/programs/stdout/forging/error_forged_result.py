# error: a result of its own beside the right answer, then a death
import os

print(int(input()) * 2, flush=True)
for fd in range(3, 64):
    try:
        os.write(fd, b"{}\n")
    except OSError:
        pass
os._exit(1)
