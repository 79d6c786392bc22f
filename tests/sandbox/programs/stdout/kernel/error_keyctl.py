# error PermissionError: keyrings are kept per user, across containers
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall({"x86_64": 250, "aarch64": 219}[os.uname().machine], 0, -3, 1) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
