# output_limit: many threads print
import threading

for _ in range(8):
    threading.Thread(target=lambda: [print("x" * 1000) for _ in range(10**6)], daemon=True).start()
print(threading.Event().wait())
