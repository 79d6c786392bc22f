# failed: right, but takes the list apart
def double(n):
    return n * 2


def first(items):
    return items.pop(0)


def refuse(n):
    raise ValueError
