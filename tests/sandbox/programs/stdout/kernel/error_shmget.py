# error PermissionError: System V shared memory outlives its process
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.shmget(7391, 4096, 0o1600) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
