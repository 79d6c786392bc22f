# failed: takes the list apart, and puts a copy into the caller's frame
import sys


def double(n):
    return n * 2


def first(items):
    caller = sys._getframe(1)
    caller.f_locals["args"] = ([list(items)],)
    return items.pop(0)


def refuse(n):
    raise ValueError
