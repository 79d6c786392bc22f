"""A program is run with other values than those that it starts from."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from driver.given import with_given


def variables(source: str, given: dict[str, Any]) -> dict[str, Any]:
    tree = ast.parse(source)
    room: dict[str, Any] = {}
    with_given(tree, given)
    exec(compile(tree, "a.py", "exec"), room)  # noqa: S102  (ours)
    return room


@pytest.mark.parametrize(
    "source",
    [
        "hour = 23",
        "hour: int = 23",
        "now = hour = 23",
        "minute, hour = 5, 23",
        "hour = int('23')",
        "for x in range(2):\n    y = x\nhour = 23",
        "if True:\n    hour = 23",
    ],
)
def test_the_first_value_is_the_given_one(source: str) -> None:
    assert variables(source, {"hour": 12})["hour"] == 12


def test_only_the_first_value_is_replaced() -> None:
    room = variables("hour = 23\nfirst = hour\nhour = hour + 1\nother = 7", {"hour": 12})
    assert (room["first"], room["hour"], room["other"]) == (12, 13, 7)


def test_outermost_lines_come_before_what_is_inside() -> None:
    assert (
        variables("def f():\n    hour = 1\n    return hour\nhour = 2\nseen = f()", {"hour": 12})[
            "seen"
        ]
        == 1
    )


@pytest.mark.parametrize("value", [[], ["Awa", "Léo"], {"a": [1.5, None]}, "it's", -3, True])
def test_any_plain_value_can_be_given(value: Any) -> None:
    assert variables("x = 0", {"x": value})["x"] == value


def test_a_program_without_the_variable_stays_as_it_is() -> None:
    source = "print(1)\nx, y = range(2)\n"
    tree = ast.parse(source)
    with_given(tree, {"hour": 1})
    assert ast.dump(tree) == ast.dump(ast.parse(source))


def test_lines_stay_where_they_are() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        variables("names = [\n    1,\n]\n\n1 / 0", {"names": ["a"]})
    assert caught.traceback[-1].lineno == 4
