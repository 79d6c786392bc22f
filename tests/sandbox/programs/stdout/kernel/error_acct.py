# error PermissionError: a log of every process
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.acct(b"/tmp/log") < 0:
    raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
