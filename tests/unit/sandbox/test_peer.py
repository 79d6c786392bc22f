"""Two processes that call each other, here two threads: stand-ins behave as what they stand for, and no further."""

from __future__ import annotations

import copy
import json
import queue
import sys
import threading
import types
import unittest
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driver.exchange import Exchange, Objects
from driver.guard import Guard
from driver.peer import NoiseError, Peer
from driver.remote import LimitError
from driver.values import CodecError

PROGRAM = """
import collections, dataclasses, enum, random


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


@dataclasses.dataclass
class Part:
    size: int
    tags: list


class StackError(ValueError):
    def __init__(self, text, code):
        super().__init__(text)
        self.code = code


class Clock:
    "A clock."
    def __init__(self, hours): self.hours = hours
    def __eq__(self, other): return isinstance(other, Clock) and self.hours == other.hours
    def __str__(self): return f"{self.hours:02}:00"
    def __enter__(self): return self
    def __exit__(self, *_): self.hours = 99
    @classmethod
    def noon(cls): return cls(12)
    @property
    def minutes(self): return self.hours * 60


class Liar:
    def __eq__(self, other): return True
    def __contains__(self, item): return True


class LyingInt(int):
    def __eq__(self, other): return True
    def __hash__(self): return 0


SHELF = [1, 2]
Point = collections.namedtuple("Point", "x y")


def lie(): return Liar()
def lying_int(): return LyingInt(3)
def liar(): return Liar
def count(text): return collections.Counter(text)
def numbers(n): yield from range(n)
def many(item): return [item if type(item) is str else n / 7 for n in range(600_000)]
def fill_shelf(item): SHELF.extend(many(item))
def add_item(items, item): items.append(item); return items
def apply(function, items): return [function(item) for item in items]
def full(): raise StackError("full", 7)
def shelf(): return SHELF
def reach(thing, name): return getattr(thing, name)
def change(thing, name, value): setattr(thing, name, value)
"""


def over_json(message: dict[str, Any]) -> Any:
    return json.loads(json.dumps(message))


@pytest.fixture
def tests_side(monkeypatch: pytest.MonkeyPatch) -> Iterator[Peer]:
    to_tests: queue.Queue[Any] = queue.Queue()
    to_code: queue.Queue[Any] = queue.Queue()

    module = types.ModuleType("m")
    monkeypatch.setitem(sys.modules, "m", module)  # where dataclasses look for it

    def serve() -> None:
        exec(PROGRAM, module.__dict__)  # noqa: S102  (the program under test)
        peer = Peer("s", lambda message: to_tests.put(over_json(message)), to_code.get)
        peer.questions["load"] = lambda _, name: module
        peer.serve()

    thread = threading.Thread(target=serve)
    thread.start()
    guard = Guard(lambda name: name == __name__, unittest.TestCase)
    yield Peer("t", lambda message: to_code.put(over_json(message)), to_tests.get, guard=guard)
    to_code.put(None)
    thread.join()


@pytest.fixture
def m(tests_side: Peer) -> Any:
    return tests_side.ask("load", None, "m")


def test_an_object_behaves_as_itself(m: Any) -> None:
    clock = m.Clock(8)
    assert (str(clock), clock.minutes, str(m.Clock.noon()), m.Clock.__doc__) == (
        "08:00",
        480,
        "12:00",
        "A clock.",
    )
    assert clock == m.Clock(8)
    assert clock != m.Clock(9)
    assert isinstance(clock, m.Clock)
    with clock as same:
        assert same is clock
    assert clock.hours == 99


def test_attributes_are_set_where_the_object_is(m: Any) -> None:
    clock = m.Clock(8)
    other = copy.copy(clock)
    clock.hours = 3
    assert (clock.minutes, other.minutes) == (180, 480)


def test_an_object_of_a_class_that_nobody_named_equals_nothing(m: Any) -> None:
    liar = m.lie()
    assert liar != 5
    assert 5 != liar  # noqa: SIM300  (the other way round is another question)
    assert liar != m.lie()
    assert m.liar() is m.liar()
    assert m.lie() != m.lie()
    with pytest.raises(TypeError):
        assert 5 in m.lie()


def test_a_subclass_of_a_builtin_is_compared_here_as_the_value_it_holds(m: Any) -> None:
    assert m.lying_int() == 3
    assert m.lying_int() != 5
    assert 3 in [m.lying_int()]
    assert 5 not in [m.lying_int()]
    assert m.count("aab") == {"a": 2, "b": 1}
    assert m.Point(1, 2) == (1, 2)
    assert isinstance(m.count(""), dict)


def test_generators_enums_and_data_classes(m: Any) -> None:
    numbers = m.numbers(2)
    assert [next(numbers), next(numbers), next(numbers, None)] == [0, 1, None]
    assert list(m.numbers(4)) == [0, 1, 2, 3]
    assert m.Colour.RED is m.Colour["RED"]
    assert [colour.name for colour in m.Colour] == ["RED", "BLUE"]
    assert m.Part(1, [2]) == m.Part(1, [2])
    assert repr(m.Part(1, [])) == "Part(size=1, tags=[])"


def test_containers_are_the_same_on_both_sides(m: Any) -> None:
    items = [1]
    assert m.add_item(items, 2) is items
    assert items == [1, 2]
    shelf = m.shelf()
    shelf.append(3)
    assert m.shelf() is shelf
    assert m.SHELF == [1, 2, 3]


def test_a_million_numbers_fit_into_a_message(m: Any) -> None:
    cycle, run, negative = (
        list(range(1000)) * 1000,
        list(range(1_000_000)),
        list(range(-500_000, 500_000)),
    )
    for numbers in (cycle, run, negative):
        assert m.add_item(numbers, 7) is numbers
        assert (len(numbers), numbers[-1]) == (1_000_001, 7)
    assert m.apply(len, [[*cycle, 2**62], [0.5] * 900_000]) == [1_000_002, 900_000]


@pytest.mark.parametrize("item", ["a text", 0.1], ids=["values", "numbers"])
def test_what_is_too_large_stays_and_hinders_nothing_later(m: Any, item: Any) -> None:
    shelf = m.shelf()
    with pytest.raises(ValueError, match="too large"):
        m.many(item)
    with pytest.raises(LimitError):
        m.add_item([item if type(item) is str else n / 7 for n in range(600_000)], item)
    assert m.add_item(shelf, 3) is m.shelf()
    with pytest.raises(ValueError, match="too large"):
        m.fill_shelf(item)
    assert m.add_item([1], 2) == [1, 2]


def test_exceptions_keep_their_class_arguments_and_attributes(m: Any) -> None:
    with pytest.raises(m.StackError, match="full") as caught:
        m.full()
    assert isinstance(caught.value, ValueError)
    raised: Any = caught.value
    assert (raised.args, raised.code) == (("full",), 7)
    with pytest.raises(ZeroDivisionError):
        m.apply(lambda item: item / 0, [1])


def test_patching_a_module_that_the_program_uses(m: Any) -> None:
    with mock.patch.object(m.random, "randint", return_value=4):
        assert m.random.randint(1, 100) == 4
    assert m.random.randint(1, 1) == 1


@pytest.mark.parametrize("name", ["__globals__", "__code__", "__closure__", "__self__"])
def test_nothing_leads_from_a_callback_to_the_tests(m: Any, name: str) -> None:
    with pytest.raises(AttributeError):
        m.reach(lambda: None, name)


def test_the_frame_of_a_generator_stays_closed(m: Any) -> None:
    with pytest.raises(AttributeError):
        m.reach((number for number in [1]), "gi_frame")


def test_a_mock_keeps_its_assertions(m: Any) -> None:
    with pytest.raises(AttributeError):
        m.change(mock.Mock(), "assert_called_once", print)


def test_what_cannot_be_done_is_said(m: Any) -> None:
    with pytest.raises(LimitError):
        type("Sub", (m.Clock,), {})


def test_another_thread_may_not_ask(m: Any) -> None:
    seen: list[BaseException] = []

    def ask() -> None:
        try:
            m.shelf()
        except LimitError as error:
            seen.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert len(seen) == 1


NOISE: list[dict[str, Any]] = [
    {"give": ["z", [["@", "t1"]]]},
    {"give": ["h", [1, 2]]},
    {"give": ["r", [99]]},
    {"give": ["k", [[]]]},
    {"give": ["v", ["Fraction", ["i", "1"], ["i", "0"]]]},
    {"give": ["g", "eval"]},
    {"give": ["n"], "nodes": [["s1", "d", [["n"]]]]},
    {"give": ["n"], "nodes": [["s1", "s", [["@", "s1"]]]]},
    {"give": ["n"], "classes": [[1, "A", "m", [], ["__len__"], "module"]]},
    {"give": ["n"], "classes": [[1, [], "m", [], [], None]]},
    {"give": ["n"], "raise": ["n"]},
    {"raise": ["s", "not an exception"]},
    {},
]


@pytest.mark.parametrize("message", NOISE, ids=range(len(NOISE)))
def test_nonsense_is_told_apart_from_an_answer(message: dict[str, Any]) -> None:
    with pytest.raises(NoiseError):
        Peer("t", lambda _: None, lambda: message).ask("get", None, "x")


class NoObjects(Objects):
    def describe(self, thing: Any, encode: Any) -> Any:
        raise CodecError("no objects here")

    def find(self, tag: str, body: list[Any], decode: Any) -> Any:
        raise CodecError("no objects here")

    def method(self, owner: Any, name: str) -> Any:
        raise CodecError("no objects here")


scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
)
plain = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers(), inner)
        | st.sets(scalars)
    ),
    max_leaves=20,
)


@given(st.lists(plain, max_size=4))
def test_plain_values_cross_and_containers_stay_equal(values: list[Any]) -> None:
    here, there = Exchange("t", NoObjects()), Exchange("s", NoObjects())
    crossed = there.unpack(*over_json_pair(here.pack(values)))
    assert crossed == values
    values.append("later")
    assert there.unpack(*over_json_pair(here.pack(values))) is crossed
    assert crossed == values


def over_json_pair(pair: tuple[Any, Any]) -> Any:
    return json.loads(json.dumps(pair))


trees = st.recursive(
    st.none()
    | st.booleans()
    | st.text(max_size=3)
    | st.sampled_from(["l", "t", "@", "g", "h", "k", "r", "e", "v", "s1"]),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=20,
)


@given(trees, st.lists(trees, max_size=3), st.lists(trees, max_size=3))
def test_no_message_does_more_than_noise(tree: Any, nodes: Any, classes: Any) -> None:
    peer = Peer("t", lambda _: None, lambda: {"give": tree, "nodes": nodes, "classes": classes})
    try:
        peer.ask("get", None, "x")
    except NoiseError:
        return
    assert not nodes or isinstance(tree, list)
