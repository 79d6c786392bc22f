# error PermissionError: quotas of the disk
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.quotactl(0, b"/dev/vda", 0, None) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
