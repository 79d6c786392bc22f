# passed: sixty megabytes
data = bytearray(60_000_000)
data[::4096] = b"x" * len(data[::4096])
print(int(input()) * 2)
