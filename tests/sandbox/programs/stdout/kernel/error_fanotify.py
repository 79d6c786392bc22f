# error PermissionError: watches over whole mounts
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.fanotify_init(0, 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
