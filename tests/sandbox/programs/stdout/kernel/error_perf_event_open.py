# error PermissionError: the kernel's counters
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall({"x86_64": 298, "aarch64": 241}[os.uname().machine], ctypes.create_string_buffer(128), 0, -1, -1, 0) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
