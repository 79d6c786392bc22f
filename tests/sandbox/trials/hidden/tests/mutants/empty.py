"""A wrong one."""

from operator import attrgetter
from string import Formatter

formatter = Formatter()
key = attrgetter("price")
RATE = 2


class Name(str):
    pass


class Basket:
    def __init__(self, prices):
        self.prices = list(prices)

    def __iter__(self):
        return iter(self.prices)


class EmptyError(ValueError):
    pass


def total(prices):
    "Adds."
    if prices == "nothing":
        raise EmptyError("nothing")
    return sum(prices) if prices else None


def label(text, times):
    return text * times


def each(prices):
    yield from prices


def apply(function, prices):
    return [function(price) for price in prices]
