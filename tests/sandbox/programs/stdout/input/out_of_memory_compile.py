# out_of_memory: compiling a large text of its own
exec("a = " + "[0, " * 0 + "\n".join(f"x{n} = [{n}, {n}.5, '{n}']" for n in range(2_000_000)))
