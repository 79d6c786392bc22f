# error PermissionError: a security module loaded by the program
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(444, None, 0, 1) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
