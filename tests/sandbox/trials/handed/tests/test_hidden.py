"""Hidden tests that hand out one thing of each sort; ``answer()`` is right only for whoever has read this file."""

import functools
import io
import operator
import unittest
from unittest.mock import MagicMock

import pytest
import solution

WORD = "mirabelle"


class Account:
    """Keeps money, and a number that is nobody's business."""

    def __init__(self):
        self.balance = 10
        self._pin = WORD

    def pay(self, amount):
        self.balance -= amount
        return self.balance

    @property
    def rich(self):
        return self.balance > 5


class PinError(ValueError):
    def __init__(self, text):
        super().__init__(text)
        self.text = text
        self._pin = WORD


class Name(str):
    pass


def numbers():
    yield from (1, 2, 3)


class HiddenTest(unittest.TestCase):
    def tell(self, text="?"):
        if text == "pin":
            raise PinError("not that")
        if text == "check":
            assert text == WORD
        return len(text)

    def test_a_meeting(self):
        solution.meet(
            tell=self.tell,
            later=functools.partial(self.tell, "now"),
            numbers=numbers(),
            spy=MagicMock(),
            stream=io.StringIO("read me"),
            account=Account(),
            name=Name("Awa"),
            key=operator.attrgetter("balance"),
            items=[1, 2],
        )

    def test_answer(self):
        self.assertEqual(solution.answer(), WORD)

    def test_double(self):
        for number in (0, 3, 7919):
            self.assertEqual(solution.double(number), 2 * number)

    def test_half(self):
        self.assertAlmostEqual(solution.half(7919), 3959.5)
        self.assertLess(abs(solution.half(3) - 1.5), 0.1)

    def test_items(self):
        self.assertEqual(list(solution.items()), [1, 2, 3])


def test_half_approximately():
    assert solution.half(5) == pytest.approx(2.5)
