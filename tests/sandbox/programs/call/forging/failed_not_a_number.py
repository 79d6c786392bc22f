# failed: a number that is none
def double(n):
    return float("nan")


def first(items):
    return [float("inf"), 2]


refuse = double
