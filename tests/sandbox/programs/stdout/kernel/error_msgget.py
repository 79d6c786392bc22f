# error PermissionError: System V queues outlive their process
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.msgget(7391, 0o1600) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
