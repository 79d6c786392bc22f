# error PermissionError: enters a namespace
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.setns(os.open("/proc/self/ns/net", os.O_RDONLY), 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
