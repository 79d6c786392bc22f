# error PermissionError: gives pages to a pipe
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.vmsplice(os.pipe()[1], None, 0, 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
