# error RuntimeError: threads without end
import threading

stop = threading.Event()
try:
    while True:
        threading.Thread(target=stop.wait).start()
finally:
    stop.set()
