# error: the function raises where a value is expected
def double(n):
    raise KeyError(n)


first = refuse = double
