# out_of_memory
x = bytearray(10**9)
