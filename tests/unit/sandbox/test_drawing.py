"""Two drawings are the same when the paper looks the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import turtle
from tremplin_sandbox.comparing import drawing as drawing_module
from tremplin_sandbox.comparing.drawing import Drawing, drawing_of, same_drawing
from tremplin_sandbox.frames import FrameError

Program = Callable[[turtle.Turtle], object]


def drawn(*programs: Program) -> Drawing:
    turtle.begin()
    for program in programs:
        program(turtle.Turtle())
    return drawing_of([list(record) for record in turtle.record])


def square(t: turtle.Turtle, size: float = 50, turn: float = 90) -> None:
    for _ in range(4):
        t.forward(size)
        t.left(turn)


def square_backwards(t: turtle.Turtle) -> None:
    for x, y in ((0, 50), (50, 50), (50, 0), (0, 0)):
        t.goto(x, y)


def square_in_pieces(t: turtle.Turtle) -> None:
    square(t)
    t.forward(20)
    t.back(20)
    for _ in range(10):
        t.forward(5)


SQUARE = drawn(square)


@pytest.mark.parametrize("program", [square, square_backwards, square_in_pieces])
def test_order_direction_and_pieces_do_not_count(program: Program) -> None:
    assert same_drawing(SQUARE, drawn(program))


@pytest.mark.parametrize(
    "program",
    [
        lambda t: None,
        lambda t: square(t, 53),
        lambda t: square(t, turn=80),
        lambda t: (square(t), t.forward(60)),
        lambda t: (square(t), t.dot(10)),
        lambda t: (t.color("red"), square(t)),
        lambda t: (t.width(5), square(t)),
        lambda t: (t.begin_fill(), square(t), t.end_fill()),
        lambda t: (t.penup(), square(t)),
    ],
    ids=[
        "nothing",
        "too-long",
        "open",
        "longer-side",
        "dot",
        "colour",
        "width",
        "filled",
        "pen-up",
    ],
)
def test_what_looks_different_is_different(program: Program) -> None:
    assert not same_drawing(SQUARE, drawn(program))


def test_colour_and_width_can_be_left_aside() -> None:
    red = drawn(lambda t: (t.color("rouge"), t.width(3), square(t)))
    assert same_drawing(SQUARE, red, ignore=("colour", "width"))
    assert not same_drawing(SQUARE, red, ignore=("colour",))


def test_a_dashed_line_is_no_line() -> None:
    def dashes(t: turtle.Turtle) -> None:
        for _ in range(5):
            t.forward(10)
            t.penup()
            t.forward(10)
            t.pendown()

    assert not same_drawing(drawn(lambda t: t.forward(90)), drawn(dashes))


def test_turned_and_mirrored_only_where_accepted() -> None:
    corner = drawn(lambda t: (t.forward(50), t.left(90), t.forward(20)))
    turned = drawn(lambda t: (t.left(30), t.forward(50), t.left(90), t.forward(20)))
    mirrored = drawn(lambda t: (t.forward(50), t.right(90), t.forward(20)))
    assert not same_drawing(corner, turned)
    assert same_drawing(corner, turned, rotate=True)
    assert not same_drawing(corner, mirrored, rotate=True)
    assert same_drawing(corner, mirrored, rotate=True, mirror=True)
    assert same_drawing(corner, mirrored, mirror=True)
    assert not same_drawing(corner, turned, mirror=True)


def from_elsewhere(program: Program) -> Program:
    return lambda t: (t.penup(), t.goto(-70, 33), t.pendown(), program(t))


@pytest.mark.parametrize(
    "program",
    [
        square,
        lambda t: (square(t), t.dot(10)),
        lambda t: t.dot(30, "blue"),
        lambda t: t.write("Awa"),
        lambda t: t.stamp(),
        lambda t: (t.penup(), t.begin_fill(), square(t), t.end_fill()),
    ],
    ids=["lines", "lines-and-a-dot", "dot", "text", "stamp", "filling"],
)
def test_a_drawing_that_stands_elsewhere_is_the_same_where_the_place_is_free(
    program: Program,
) -> None:
    there = drawn(from_elsewhere(program))
    assert same_drawing(drawn(program), there, anywhere=True)
    assert not same_drawing(drawn(program), there)


def test_a_drawing_may_be_turned_mirrored_and_elsewhere_at_once() -> None:
    def corner(t: turtle.Turtle) -> None:
        t.forward(50)
        t.left(90)
        t.forward(20)

    def mirrored(t: turtle.Turtle) -> None:
        t.left(30)
        t.forward(50)
        t.right(90)
        t.forward(20)

    wanted, there = drawn(corner), drawn(from_elsewhere(mirrored))
    assert same_drawing(wanted, there, rotate=True, mirror=True, anywhere=True)
    assert not same_drawing(wanted, there, rotate=True, anywhere=True)


def test_parts_that_stand_elsewhere_to_each_other_are_another_drawing() -> None:
    def apart(t: turtle.Turtle) -> None:
        square(t)
        t.penup()
        t.forward(90)
        t.pendown()
        t.circle(10)

    def closer(t: turtle.Turtle) -> None:
        square(t)
        t.penup()
        t.forward(89)
        t.pendown()
        t.circle(10)

    assert same_drawing(drawn(apart), drawn(from_elsewhere(apart)), anywhere=True)
    assert not same_drawing(drawn(apart), drawn(closer), anywhere=True)


def test_a_spot_drawn_twice_is_one_spot() -> None:
    assert same_drawing(drawn(lambda t: t.dot(9)), drawn(lambda t: (t.dot(9), t.dot(9))))


def test_a_house_turned_with_its_window_and_its_filling() -> None:
    def house(t: turtle.Turtle) -> None:
        t.begin_fill()
        square(t)
        t.end_fill()
        t.penup()
        t.forward(30)
        t.dot(8, "blue")

    turned = drawn(lambda t: (t.left(77), house(t)))
    assert same_drawing(drawn(house), turned, rotate=True)
    assert not same_drawing(drawn(house), drawn(lambda t: (t.left(77), square(t))), rotate=True)


def test_thousands_of_forged_strokes_are_not_turned_about(monkeypatch: pytest.MonkeyPatch) -> None:
    moves: list[object] = []
    monkeypatch.setattr(
        "tremplin_sandbox.comparing.drawing._movement", lambda *angles: moves.append(angles)
    )
    forged = drawing_of(
        [["line", x, x * x % 97, x + 50, x * x % 97, "#000000", 1] for x in range(10_000)]
    )
    assert not same_drawing(SQUARE, forged, rotate=True, mirror=True)
    assert moves == []


def test_a_wrong_movement_costs_one_stroke_however_many_there_are() -> None:
    moved: list[object] = []

    def counted(_: drawing_module._Look) -> Iterator[drawing_module._Movement]:
        for _number in range(100):
            yield lambda point: moved.append(point) or (point[0] + 500, point[1])

    fence = drawing_of([["line", x, 0, x, 50, "#000000", 1] for x in range(0, 3_000, 5)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing_module, "_movements", lambda wanted, *_: counted(wanted))
        assert not same_drawing(
            drawn(
                *[
                    lambda t, n=n: (
                        t.penup(),
                        t.goto(n * 5, 0),
                        t.pendown(),
                        t.left(90),
                        t.forward(50),
                    )
                    for n in range(600)
                ]
            ),
            fence,
            rotate=True,
        )
    assert 100 <= len(moved) <= 100 * 2 * 600 // 4


def test_a_triangle_is_no_square_though_its_middle_and_area_are_the_same() -> None:
    def filled(*corners: tuple[float, float]) -> Program:
        def program(t: turtle.Turtle) -> None:
            t.penup()
            t.goto(corners[-1])
            t.begin_fill()
            for corner in corners:
                t.goto(corner)
            t.end_fill()

        return program

    wanted = drawn(filled((-40, -40), (40, -40), (40, 40), (-40, 40)))
    assert same_drawing(wanted, drawn(filled((40, 40), (40, -40), (0, -40), (-40, -40), (-40, 40))))
    assert not same_drawing(wanted, drawn(filled((-56.57, -37.71), (56.57, -37.71), (0, 75.42))))


def test_a_turtle_goes_to_no_more_points_than_it_makes_records() -> None:
    outline = [[n, n] for n in range(10_000)]
    assert drawing_of([["fill", outline, "#000000"]] * 2).shown() is None
    with pytest.raises(FrameError):
        drawing_of([["fill", outline, "#000000"]] * 3)


def test_filled_shapes_may_begin_anywhere() -> None:
    def filled(start: int) -> Program:
        def program(t: turtle.Turtle) -> None:
            t.penup()
            t.goto((0, 50)[start > 1], (0, 50)[start in (1, 2)])
            t.begin_fill()
            square(t)
            t.end_fill()

        return program

    assert same_drawing(drawn(filled(0)), drawn(filled(0)))
    assert not same_drawing(drawn(filled(0)), drawn(filled(2)))


def test_a_circle_in_either_direction() -> None:
    back = drawn(lambda t: (t.right(180), t.circle(-30)))
    assert same_drawing(drawn(lambda t: t.circle(30)), back)


@pytest.mark.parametrize(
    "records",
    [
        None,
        3,
        {},
        [["line", 0, 0, 1]],
        [["line", 0, 0, 1, math.inf, "#000000", 1]],
        [["dot", 0, 0, 5, "red"]],
        ["line"],
        [["turn", 0]] * 10_001,
    ],
)
def test_other_records_are_refused(records: Any) -> None:
    with pytest.raises(FrameError):
        drawing_of(records)


steps = st.lists(st.tuples(st.integers(1, 60), st.integers(-180, 180)), min_size=1, max_size=12)


@settings(max_examples=60)
@given(steps, st.randoms())
def test_any_drawing_is_itself_in_any_order(walk: list[tuple[int, int]], shuffle: Any) -> None:
    def program(t: turtle.Turtle) -> None:
        for length, angle in walk:
            t.forward(length)
            t.left(angle)

    records = list(drawn(program).records)
    shuffle.shuffle(records)
    assert same_drawing(drawn(program), drawing_of(records))


@settings(max_examples=60)
@given(steps, st.integers(0, 359))
def test_any_drawing_turned_is_accepted_where_that_is_asked(
    walk: list[tuple[int, int]], angle: int
) -> None:
    def program(t: turtle.Turtle) -> None:
        for length, turn in walk:
            t.forward(length)
            t.left(turn)

    assert same_drawing(drawn(program), drawn(lambda t: (t.left(angle), program(t))), rotate=True)


def signed(t: turtle.Turtle, text: str = "Mei", colour: str = "black", size: int = 12) -> None:
    square(t)
    t.color(colour)
    t.goto(20, 30)
    t.write(text, font=("Arial", size))
    t.setheading(45)
    t.stamp()


@pytest.mark.parametrize(
    "program",
    [
        square,
        lambda t: signed(t, "Mia"),
        lambda t: signed(t, colour="red"),
        lambda t: (t.penup(), t.goto(0, 10), t.pendown(), signed(t)),
        lambda t: (signed(t), t.setheading(90), t.stamp()),
        lambda t: (t.shape("turtle"), signed(t)),
    ],
    ids=["without", "other-text", "other-colour", "more-strokes", "other-stamp", "other-shape"],
)
def test_texts_and_stamps_are_seen(program: Program) -> None:
    assert not same_drawing(drawn(signed), drawn(program))


def test_the_size_of_a_text_and_an_undone_stroke_do_not_count() -> None:
    assert same_drawing(drawn(signed), drawn(lambda t: signed(t, size=30)))
    assert same_drawing(
        drawn(signed), drawn(lambda t: (t.left(9), t.circle(9), t.undo(), t.undo(), signed(t)))
    )


def test_texts_and_stamps_turn_with_the_drawing() -> None:
    turned = drawn(lambda t: (t.left(90), t.forward(50), t.stamp()))
    assert same_drawing(drawn(lambda t: (t.forward(50), t.stamp())), turned, rotate=True)
    assert not same_drawing(drawn(lambda t: (t.forward(50), t.stamp())), turned)
