# error PermissionError: page faults handled by the program, the timer of many kernel exploits
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall({"x86_64": 323, "aarch64": 282}[os.uname().machine], 1) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
