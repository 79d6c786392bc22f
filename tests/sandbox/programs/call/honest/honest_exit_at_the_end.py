# passed: a file that ends by exit() has its functions
def double(n):
    return n * 2


def first(items):
    return items[0]


def refuse(n):
    raise ValueError(n)

exit("Au revoir")
