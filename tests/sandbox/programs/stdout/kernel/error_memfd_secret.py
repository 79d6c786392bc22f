# error PermissionError: memory that the kernel itself cannot see
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(447, 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
