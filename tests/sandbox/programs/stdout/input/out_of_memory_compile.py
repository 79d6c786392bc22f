# out_of_memory: compiling a large text of its own
exec("pass\n" * 1_000_000)
print(int(input()) * 2)
