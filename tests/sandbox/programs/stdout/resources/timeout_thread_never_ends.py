# timeout: the right answer, and a thread that never ends
import threading

print(int(input()) * 2)
threading.Thread(target=threading.Event().wait).start()
