# failed: another exception than the expected one
def double(n):
    return n * 2


def first(items):
    return items[0]


def refuse(n):
    raise Exception("ValueError")
