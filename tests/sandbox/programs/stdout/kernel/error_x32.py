# error: a call of the x32 kind, for which the kernel ends the program
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall({"x86_64": 1073741863, "aarch64": 1073741996}[os.uname().machine], 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
