# error OSError: clone with its flags in memory: no such call, so that libraries do without
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(435, ctypes.create_string_buffer(88), 88) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
