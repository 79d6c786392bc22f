# error: ends the process from a thread
import os, threading


print(int(input()) * 2, flush=True)
threading.Thread(target=os._exit, args=(0,)).start()
threading.Event().wait()
