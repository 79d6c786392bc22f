# passed: threads, a queue, a lock, a pool of threads
import queue
from concurrent.futures import ThreadPoolExecutor

results = queue.Queue()
with ThreadPoolExecutor(8) as pool:
    list(pool.map(results.put, range(100)))
assert results.qsize() == 100
print(int(input()) * 2)
