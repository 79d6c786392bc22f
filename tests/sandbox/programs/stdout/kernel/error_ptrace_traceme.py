# error PermissionError: to be traced is to trace
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.ptrace(0, 0, 0, 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
