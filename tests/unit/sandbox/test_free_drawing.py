"""A drawing of the learner's own is asked for marks, colours, chance; never for a certain picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from playground import turtle
from tremplin_sandbox.comparing.drawing import Drawing, drawing_of
from tremplin_sandbox.comparing.free_drawing import has_marks, has_varied
from tremplin_sandbox.spec import Free


def drawn(program: Callable[[turtle.Turtle], object]) -> Drawing:
    turtle.begin()
    program(turtle.Turtle())
    return drawing_of([list(record) for record in turtle.record])


def empty_filling(t: turtle.Turtle) -> None:
    t.color("red")
    t.begin_fill()
    t.end_fill()


def red_rectangle(t: turtle.Turtle) -> None:
    t.fillcolor("red")
    t.begin_fill()
    for length in (60, 30, 60, 30):
        t.forward(length)
        t.left(90)
    t.end_fill()


def black_rectangle(t: turtle.Turtle) -> None:
    for length in (60, 30, 60, 30):
        t.forward(length)
        t.left(90)


def dots(*places: tuple[int, int]) -> Callable[[turtle.Turtle], None]:
    def draw(t: turtle.Turtle) -> None:
        t.penup()
        for x, y in places:
            t.goto(x, y)
            t.dot(8)

    return draw


def walk(*turns: int, length: int = 12) -> Callable[[turtle.Turtle], None]:
    def draw(t: turtle.Turtle) -> None:
        for turn in turns:
            t.left(turn)
            t.forward(length)

    return draw


@pytest.mark.parametrize(
    ("program", "asked", "is_enough"),
    [
        (lambda t: None, {}, False),
        (empty_filling, {}, False),
        (lambda t: t.forward(0), {}, False),
        (lambda t: t.dot(0), {}, False),
        (lambda t: t.forward(20), {}, True),
        (lambda t: t.dot(4), {}, True),
        (black_rectangle, {"marks": 4}, True),
        (black_rectangle, {"marks": 5}, False),
        (black_rectangle, {"colours": 1}, False),
        (red_rectangle, {"colours": 1}, True),
        (lambda t: (t.pencolor("red"), t.forward(20)), {"colours": 1}, True),
        (
            lambda t: (t.width(40), t.color("red"), t.forward(9), t.color("blue"), t.forward(9)),
            {"colours": 2},
            True,
        ),
        (dots((0, 0), (5, 9), (30, 2)), {"dots": 3, "scattered": True}, True),
        (dots((0, 0), (5, 9)), {"dots": 3}, False),
        (dots((0, 0), (10, 10), (30, 30)), {"scattered": True}, False),
        (dots((4, 0), (4, 10), (4, 30)), {"scattered": True}, False),
        (dots((4, 4), (4, 4), (4, 4)), {"scattered": True}, False),
        (dots((4, 4), (4, 4), (4, 4)), {"dots": 3}, True),
        (dots((0, 0), (5, 9), (30, 2)), {"dots": 3, "most_dots": 3}, True),
        (dots((0, 0), (5, 9), (30, 2)), {"dots": 2, "most_dots": 2}, False),
        (walk(90, -90, 90), {"walk": {"strokes": 3, "length": 12, "turn": 90}}, True),
        (walk(90, 90, 90), {"walk": {"strokes": 3, "length": 12, "turn": 90}}, False),
        (walk(90, -90), {"walk": {"strokes": 3, "length": 12, "turn": 90}}, False),
        (walk(90, 0, 90), {"walk": {"strokes": 3, "length": 12, "turn": 90}}, False),
        (walk(90, 90, 90, length=15), {"walk": {"strokes": 3, "length": 12, "turn": 90}}, False),
    ],
)
def test_what_is_asked_for_is_seen_on_the_paper(
    program: Callable[[turtle.Turtle], object], asked: dict[str, Any], is_enough: bool
) -> None:
    assert has_marks(drawn(program), Free.model_validate(asked), 0.5) == is_enough


@pytest.mark.parametrize(
    ("here", "there", "asked", "is_another"),
    [
        (dots((0, 0), (5, 9)), dots((0, 0), (5, 9)), {"varies": True}, False),
        (dots((0, 0), (5, 9)), dots((0, 3), (5, 7)), {"varies": True}, True),
        (dots((0, 0), (5, 9)), dots((0, 3), (5, 7)), {"varies": True, "scattered": True}, False),
        (dots((0, 0), (5, 9)), dots((2, 9), (8, 0)), {"varies": True, "scattered": True}, False),
        (dots((0, 0), (5, 9)), dots((2, 3), (8, 7)), {"varies": True, "scattered": True}, True),
    ],
)
def test_scattered_marks_vary_across_and_up(
    here: Callable[[turtle.Turtle], object],
    there: Callable[[turtle.Turtle], object],
    asked: dict[str, Any],
    is_another: bool,
) -> None:
    assert has_varied(drawn(here), drawn(there), Free.model_validate(asked), 0.5) == is_another


def test_white_on_white_paper_is_nothing_and_white_on_blue_is_seen() -> None:
    def white_line(t: turtle.Turtle) -> None:
        t.color("white")
        t.forward(50)

    def on_blue(t: turtle.Turtle) -> None:
        t.dot(90, "blue")
        white_line(t)

    assert not has_marks(drawn(white_line), Free(marks=1), 0.5)
    assert has_marks(drawn(on_blue), Free(marks=2), 0.5)
