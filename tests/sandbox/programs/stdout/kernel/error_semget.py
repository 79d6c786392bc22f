# error PermissionError: System V semaphores outlive their process
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.semget(7391, 1, 0o1600) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
