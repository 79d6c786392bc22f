"""Two outlines are alike when what they fill looks alike."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin_sandbox.comparing import region
from tremplin_sandbox.comparing.region import Outline, corners, extent, same_region

SQUARE: Outline = ((-40, -40), (40, -40), (40, 40), (-40, 40))


def polygon(number: int, radius: float, turn: float = 0, step: int = 1) -> Outline:
    angles = [turn + math.tau * step * place / number for place in range(number)]
    return tuple((radius * math.cos(angle), radius * math.sin(angle)) for angle in angles)


def alike(wanted: Outline, found: Outline, tolerance: float = 1.0) -> bool:
    """As two drawings with only this filling are compared."""
    one, other = corners(wanted), corners(found)
    apart = max(abs(a - b) for a, b in zip(extent(one), extent(other), strict=True))
    return apart <= tolerance and same_region(one, other, tolerance)


def in_pieces(outline: Outline, pieces: int) -> Outline:
    return tuple(
        (x1 + (x2 - x1) * place / pieces, y1 + (y2 - y1) * place / pieces)
        for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True)
        for place in range(pieces)
    )


SAME = {
    "begun elsewhere": (SQUARE, (*SQUARE[2:], *SQUARE[:2])),
    "the other way round": (SQUARE, SQUARE[::-1]),
    "closed twice": (SQUARE, (*SQUARE, SQUARE[0], SQUARE[0])),
    "in many pieces": (SQUARE, in_pieces(SQUARE, 80)),
    "with a way there and back": (SQUARE, (*SQUARE, (-40, -40), (0, -60), (-40, -40))),
    "half a step larger": (SQUARE, tuple((x * 1.01, y * 1.01) for x, y in SQUARE)),
    "a circle of other pieces": (polygon(20, 50), polygon(360, 49.7, 0.1)),
    "a star by its points": (polygon(5, 60, step=2), polygon(5, 60, step=3)),
    "nothing": (((0, 0), (10, 0)), ((10, 0), (0, 0))),
}
OTHER = {
    "a triangle of that middle and area": (SQUARE, ((-56.57, -37.71), (56.57, -37.71), (0, 75.42))),
    "a square on its corner": (SQUARE, polygon(4, 40 * math.sqrt(2))),
    "a circle of that area": (SQUARE, polygon(60, 80 / math.sqrt(math.pi))),
    "two squares of half the area, cornerwise": (
        SQUARE,
        (
            (0, 0),
            (56.57, 0),
            (56.57, 56.57),
            (0, 56.57),
            (0, 0),
            (-56.57, 0),
            (-56.57, -56.57),
            (0, -56.57),
        ),
    ),
    "a frame": (
        polygon(60, 40),
        (*polygon(60, 50), (50, 0), (30, 0), *polygon(60, 30)[::-1], (30, 0), (50, 0)),
    ),
    "a pentagon for a star": (polygon(5, 60, step=2), polygon(5, 60)),
    "a step to the side": (SQUARE, tuple((x + 2, y) for x, y in SQUARE)),
    "a rectangle of that area": (SQUARE, ((-80, -20), (80, -20), (80, 20), (-80, 20))),
}


@pytest.mark.parametrize(("wanted", "found"), SAME.values(), ids=SAME)
def test_the_same_region_however_it_is_gone_round(wanted: Outline, found: Outline) -> None:
    assert alike(wanted, found)


@pytest.mark.parametrize(("wanted", "found"), OTHER.values(), ids=OTHER)
def test_another_shape_is_another_whatever_its_middle_and_area(
    wanted: Outline, found: Outline
) -> None:
    assert not alike(wanted, found)


points = st.tuples(st.integers(-99, 99), st.integers(-99, 99))


@given(st.lists(points, min_size=3, max_size=12), st.integers(0, 11), st.booleans())
def test_every_outline_is_itself_from_any_point_in_either_direction(
    walk: list[tuple[int, int]], start: int, back: bool
) -> None:
    outline = tuple((float(x), float(y)) for x, y in walk)
    begun = outline[start % len(outline) :] + outline[: start % len(outline)]
    assert same_region(corners(outline), corners(begun[::-1] if back else begun), 1.0)


def test_thousands_of_corners_are_not_looked_along(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    monkeypatch.setattr(region, "_spans", lambda *cut: looked.append(cut) or [])
    zigzag = tuple((40.0 * math.cos(place), place / 100) for place in range(5000))
    assert not same_region(SQUARE, zigzag, 1.0)
    assert looked == []
