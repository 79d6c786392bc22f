# out_of_memory: 200 MB in a container of 128
data = bytearray(200_000_000)
data[::4096] = b"x" * len(data[::4096])
print(int(input()) * 2)
