# out_of_memory: goes on after each refusal
kept = []
while True:
    try:
        kept.append(bytearray(b"x" * 10_000_000))
    except MemoryError:
        pass
