# error PermissionError: a filter that asks the program itself
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall({"x86_64": 317, "aarch64": 277}[os.uname().machine], 1, 8, None) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
