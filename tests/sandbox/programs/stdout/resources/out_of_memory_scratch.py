# out_of_memory: files and memory share one account
for index in range(2):
    with open(f"file{index}", "wb") as file:
        file.write(b"x" * 7_000_000)
kept = bytearray(b"x" * 105_000_000)
more = bytearray(b"x" * 30_000_000)
print(int(input()) * 2)
