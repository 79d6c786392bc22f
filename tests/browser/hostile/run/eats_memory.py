# All the memory there is.
kept = []
try:
    while True:
        kept.append(bytearray(50_000_000))
except MemoryError:
    kept.clear()
    print("full")
