import ctypes, time

libc, timer = ctypes.CDLL(None), ctypes.c_void_p()
count = 0
while count < 5000 and libc.timer_create(1, None, ctypes.byref(timer)) == 0:
    count += 1
print(count, flush=True)
time.sleep(1.5)
