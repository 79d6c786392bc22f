# error PermissionError: switches address randomisation off
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.personality(0x40000) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
