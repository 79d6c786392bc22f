# passed: returns the double
def double(n):
    return n * 2


def first(items):
    return items[0]


def refuse(n):
    raise ValueError(n)
