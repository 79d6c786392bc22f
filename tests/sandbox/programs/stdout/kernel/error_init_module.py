# error PermissionError: code inside the kernel
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall({"x86_64": 175, "aarch64": 105}[os.uname().machine], b"x", 1, b"") < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
