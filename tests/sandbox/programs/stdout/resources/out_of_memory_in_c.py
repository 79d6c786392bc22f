# out_of_memory: the C library's memory, not Python's
import ctypes

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
while True:
    ctypes.memset(libc.malloc(1 << 20), 1, 1 << 20)
