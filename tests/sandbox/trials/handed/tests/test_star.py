"""A test file that imports everything: what it is made of stays what it is."""

from operator import eq as same

from solution import *  # noqa: F403


def test_double():
    assert isinstance(double(21), int)  # noqa: F405
    assert abs(double(-21)) == 42  # noqa: F405
    assert sorted([double(2), double(1)]) == [2, 4]  # noqa: F405


def test_same():
    assert same(double(17), 34)  # noqa: F405
