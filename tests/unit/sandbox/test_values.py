"""The codec of values that cross between host and container."""

from __future__ import annotations

import contextlib
import json
from collections import Counter, OrderedDict, defaultdict, namedtuple
from enum import IntEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driver.values import CodecError, Opaque, decode, encode

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
plain = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers(), inner, max_size=4)
    ),
    max_leaves=20,
)
anything_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from("nbifsltdo")
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=20,
)


@given(plain)
def test_plain_values_arrive_as_they_left(value: object) -> None:
    arrived = decode(json.loads(json.dumps(encode(value))))
    assert repr(arrived) == repr(value)


@given(anything_json)
def test_no_tree_breaks_the_decoder(tree: object) -> None:
    with contextlib.suppress(CodecError):
        assert encode(decode(tree))


@pytest.mark.parametrize(
    "tree",
    [
        [],
        ["n", 1],
        ["b", 1],
        ["b", "true"],
        ["i", 1],
        ["i", "1e3"],
        ["i", "9" * 5000],
        ["i", "١"],
        ["f", "one"],
        ["l", "ab"],
        ["d", [[["l", []], ["n"]]]],
        ["d", [[["i", "1"], ["n"]], [["i", "1"], ["n"]]]],
        ["x", "unknown"],
        ["s", "a", "b"],
        "text",
        None,
    ],
)
def test_malformed_trees_are_refused(tree: object) -> None:
    with pytest.raises(CodecError):
        decode(tree)


def test_types_stay_distinct() -> None:
    assert [encode(value) for value in (True, 1, 1.0, "1")] == [
        ["b", True],
        ["i", "1"],
        ["f", "1.0"],
        ["s", "1"],
    ]


class Liar(int):
    def __eq__(self, other: object) -> bool:
        return True

    def __add__(self, other: object) -> Liar:
        return self

    __hash__ = int.__hash__


class Boastful(dict[str, int]):
    def items(self) -> Any:
        return [("right", 1)]

    __iter__ = keys = items


Point = namedtuple("Point", ["x", "y"])


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (Liar(3), 3),
        (Boastful(wrong=2), {"wrong": 2}),
        (Counter("abb"), {"a": 1, "b": 2}),
        (defaultdict(int, {"a": 1}), {"a": 1}),
        (OrderedDict([("b", 1), ("a", 2)]), {"b": 1, "a": 2}),
        (Point(1, 2), (1, 2)),
        (IntEnum("Level", "LOW HIGH").HIGH, 2),  # type: ignore[attr-defined]
        ([Counter("a")], [{"a": 1}]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_object_travels_as_the_value_it_holds_whatever_its_methods_say(
    value: object, held: object
) -> None:
    arrived = decode(encode(value))
    assert (type(arrived), repr(arrived)) == (type(held), repr(held))


@pytest.mark.parametrize(
    "value", [{1, 2}, b"x", object, 10**5000], ids=lambda value: type(value).__name__
)
def test_what_is_not_plain_becomes_opaque_and_equals_nothing(value: object) -> None:
    arrived = decode(encode(value))
    assert isinstance(arrived, Opaque)
    assert arrived != arrived


def test_cycles_and_giants_end() -> None:
    cycle: list[Any] = []
    cycle.append(cycle)
    assert "too deep" in json.dumps(encode(cycle))
    assert "too many" in json.dumps(encode([0] * 30_000))
