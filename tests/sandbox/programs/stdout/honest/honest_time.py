# passed: clocks, dates and a short sleep
import datetime, time, zoneinfo

before = time.monotonic()
time.sleep(0.01)
assert time.monotonic() > before and datetime.datetime.now().year > 2000
print(int(input()) * 2)
