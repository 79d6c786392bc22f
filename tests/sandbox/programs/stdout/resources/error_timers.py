# error: timers without end, counted per user
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
timer = ctypes.c_void_p()
for _ in range(2_000_000):
    if libc.timer_create(1, None, ctypes.byref(timer)) < 0:
        raise OSError(ctypes.get_errno(), "refused")
print(int(input()) * 2)
