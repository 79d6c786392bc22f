# passed: what a thread prints before the program ends counts
import threading, time


def later(n):
    time.sleep(0.05)
    print(n * 2)


threading.Thread(target=later, args=(int(input()),)).start()
