"""An ordinary test file of both styles, written as if the module lay beside it."""

import contextlib
import copy
import io
import unittest
from datetime import date
from fractions import Fraction
from unittest.mock import Mock, patch

import clock
import pytest
from clock import (
    LIMIT,
    Clock,
    Colour,
    Point,
    StackError,
    apply_all,
    ask,
    count,
    evens,
    greet,
    next_day,
    push,
    roll,
    shelf,
    sort_and_add,
)


class ClockTest(unittest.TestCase):
    def setUp(self):
        self.clock = Clock(8, 0)

    def test_equality(self):
        self.assertEqual(Clock(8, 0), self.clock)
        self.assertNotEqual(Clock(8, 0), Clock(9, 0))
        self.assertIn(Clock(8, 0), [Clock(7, 0), self.clock])

    def test_text(self):
        for hour in (1, 2, 3):
            with self.subTest(hour=hour):
                self.assertEqual(str(Clock(hour, 0)), f"0{hour}:00")

    def test_refuses(self):
        with self.assertRaises(ValueError) as err:
            Clock(25, 0)
        self.assertEqual(err.exception.args[0], "too late")
        self.assertRaisesRegex(ValueError, "late", Clock, 30)

    def test_prints(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            greet("Awa")
        self.assertEqual(out.getvalue(), "Bonjour Awa\n")

    @patch("builtins.input", return_value="Awa")
    def test_asks(self, _):
        self.assertEqual(ask(), "AWA")

    def test_attributes(self):
        self.clock.hours = 10
        self.assertEqual((self.clock.hours, self.clock.total), (10, 600))
        self.assertIsInstance(self.clock, Clock)
        self.assertTrue(hasattr(self.clock, "minutes"))
        self.assertFalse(hasattr(self.clock, "seconds"))

    def test_copies(self):
        other = copy.deepcopy(self.clock)
        other.hours = 1
        self.assertEqual(self.clock.hours, 8)


@pytest.mark.parametrize(("n", "want"), [(1, [0]), (5, [0, 2, 4])])
def test_generator(n, want):
    assert list(evens(n)) == want


def test_operators():
    assert (Clock(8, 0) + 5).minutes == 5
    assert sum([Clock(1, 0), Clock(2, 0)], start=Clock(0, 0)) == Clock(3, 0)
    assert sorted([Clock(3, 0), Clock(1, 0)])[0] == Clock(1, 0)
    assert len({Clock(1, 0), Clock(1, 0)}) == 1


def test_a_mutable_argument_is_the_same_list(capsys):
    data = [3, 1]
    assert sort_and_add(data) is data
    assert data == [1, 3, 9]
    greet("Mei")
    assert capsys.readouterr().out == "Bonjour Mei\n"


def test_a_list_of_the_program_can_be_changed():
    shelf().append("nut")
    assert shelf() == ["bolt", "nut"]


def test_its_own_exceptions():
    with pytest.raises(StackError, match="full") as caught:
        push()
    assert caught.value.code == 7
    assert issubclass(StackError, Exception)


def test_callbacks_and_files():
    seen = []
    apply_all([1, 2], seen.append)
    assert seen == [1, 2]
    spy = Mock()
    apply_all([3], spy)
    spy.assert_called_once_with(3)
    with open("clock.txt") as file:
        assert file.read() == "tick"


def test_an_exception_of_a_callback_comes_back():
    with pytest.raises(ZeroDivisionError):
        apply_all([1], lambda x: x / 0)


def test_patching(monkeypatch):
    monkeypatch.setattr(clock.random, "randint", lambda a, b: 4)
    assert roll() == 4


def test_values():
    assert count("aab") == {"a": 2, "b": 1}
    assert isinstance(count("aab"), dict)
    assert Point(1, 2) == (1, 2)
    assert Point(1, 2).x == 1
    assert Colour.RED is Colour["RED"]
    assert [colour.name for colour in Colour] == ["RED", "BLUE"]
    assert next_day(date(2024, 2, 28)) == date(2024, 2, 29)
    assert clock.half(Fraction(1, 3)) == Fraction(1, 6)
    assert LIMIT == 12
