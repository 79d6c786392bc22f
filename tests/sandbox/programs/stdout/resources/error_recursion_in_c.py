# error: deeper than the stack
import sys, threading

sys.setrecursionlimit(10**9)


class Deep:
    def __getattr__(self, name):
        return getattr(self, name + "x" if len(name) < 9 else name)


threading.stack_size(65536)
thread = threading.Thread(target=lambda: Deep().a)
thread.start()
thread.join()
raise RecursionError
