# out_of_memory: pages of its own
import mmap

kept = []
while True:
    page = mmap.mmap(-1, 1 << 22)
    page[::4096] = b"x" * 1024
    kept.append(page)
