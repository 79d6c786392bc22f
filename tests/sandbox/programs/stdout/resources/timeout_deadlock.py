# timeout: waits for itself
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()
print(int(input()) * 2)
