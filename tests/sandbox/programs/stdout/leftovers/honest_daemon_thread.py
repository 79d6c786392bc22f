# passed: a thread that never ends
import threading

assert threading.active_count() == 1
threading.Thread(target=threading.Event().wait, daemon=True).start()
print(int(input()) * 2)
