# passed: a class, a closure, a cache and an exception of its own
import functools


class Refused(ValueError):
    pass


class Doubler:
    def __call__(self, n):
        return n * 2


double = Doubler()


@functools.cache
def nothing():
    return None


def first(items):
    return nothing() or list(items)[0]


def refuse(n):
    raise ValueError(f"{n}") from Refused(n)
