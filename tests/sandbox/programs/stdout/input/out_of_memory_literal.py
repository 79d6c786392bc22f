# out_of_memory: a constant computed while compiling
exec("x = ('x' * 4096).ljust(10**9)")
