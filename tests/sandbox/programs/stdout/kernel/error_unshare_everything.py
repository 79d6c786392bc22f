# error PermissionError: mount, network, process and other namespaces
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(0x6E020000) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
