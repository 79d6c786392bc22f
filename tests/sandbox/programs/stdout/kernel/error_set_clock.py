# error PermissionError: another time for everybody
import time

time.clock_settime(time.CLOCK_REALTIME, 0)
print(int(input()) * 2)
