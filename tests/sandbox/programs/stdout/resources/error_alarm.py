# error: an alarm of its own
import signal

signal.alarm(1)
while True:
    pass
