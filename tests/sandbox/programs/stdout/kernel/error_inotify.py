# error PermissionError: watches are counted per user, across containers
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.inotify_init1(0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
