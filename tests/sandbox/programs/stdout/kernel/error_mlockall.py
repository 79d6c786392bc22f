# error PermissionError: memory that cannot be taken back
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.mlockall(3) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
