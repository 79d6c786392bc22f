# error PermissionError: programs inside the kernel
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall({"x86_64": 321, "aarch64": 280}[os.uname().machine], 0, ctypes.create_string_buffer(72), 72) < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
