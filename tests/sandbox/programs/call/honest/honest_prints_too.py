# passed: what the module prints does not count
print("bonjour")


def double(n):
    print("je double", n)
    return n + n


def first(items):
    return items[0]


def refuse(n):
    raise ValueError("non")
