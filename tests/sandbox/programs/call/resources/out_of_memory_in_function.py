# out_of_memory: the function takes everything
def double(n):
    return len(bytearray(b"x" * 10**8) + bytearray(b"x" * 10**8))


first = refuse = double
