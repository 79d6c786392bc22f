# error PermissionError: makes itself readable to its like
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(4, 1, 0, 0, 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
