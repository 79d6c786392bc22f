"""Whether a drawing of the learner's own has what an exercise asks of it; any picture will do."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from tremplin_sandbox.comparing.drawing import (
    SHORTEST,
    Drawing,
    Marks,
    Stroke,
    marks_of,
    same_drawing,
)
from tremplin_sandbox.spec import Free, Walk

_FIRST_COLOUR = "#000000"
"""The pen's colour before any is chosen."""
_NO_COLOURS = {_FIRST_COLOUR, ""}
_ANGLE = 1.0
"""Degrees by which a turn may be off."""


def has_marks(drawn: Drawing, asked: Free, tolerance: float) -> bool:
    """Whether a drawing has all that is asked for.

    Args:
        drawn: The drawing.
        asked: What it must have; ``varies`` is not looked at, it needs two drawings.
        tolerance: Distance, in steps, below which two points are the same.
    """
    seen = marks_of(drawn, tolerance)
    if len(seen.middles) < asked.marks or seen.dots < asked.dots:
        return False
    if asked.most_dots is not None and seen.dots > asked.most_dots:
        return False
    if len(seen.colours - _NO_COLOURS) < asked.colours:
        return False
    if asked.scattered and not _is_scattered(seen, tolerance):
        return False
    return asked.walk is None or _is_walk(drawn.strokes, asked.walk, tolerance)


def has_varied(drawn: Drawing, other: Drawing, asked: Free, tolerance: float) -> bool:
    """Whether chance made another drawing: where marks are to be scattered, both across and up.

    Args:
        drawn: The drawing.
        other: What the same program drew when chance fell otherwise.
        asked: What a drawing must have.
        tolerance: Distance, in steps, below which two points are the same.
    """
    if same_drawing(drawn, other, tolerance=tolerance):
        return False
    if not asked.scattered:
        return True
    # In both directions: dots strewn along one line only are not scattered.
    here, there = marks_of(drawn, tolerance), marks_of(other, tolerance)
    return _along(here, 0) != _along(there, 0) and _along(here, 1) != _along(there, 1)


def _along(seen: Marks, axis: int) -> list[float]:
    """Where the marks are on one axis, in order: 0 across, 1 up."""
    return sorted(middle[axis] for middle in seen.middles)


def _is_scattered(seen: Marks, tolerance: float) -> bool:
    """Whether the marks' middles are not on one line: the farthest two, and one aside from them."""
    if not seen.middles:
        return False
    x0, y0 = seen.middles[0]
    x1, y1 = max(seen.middles, key=lambda middle: math.dist(middle, (x0, y0)))
    length = math.dist((x0, y0), (x1, y1))
    if length <= tolerance:
        return False
    for x, y in seen.middles:
        aside = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
        if aside > tolerance:
            return True
    return False


def _is_walk(strokes: Sequence[Stroke], walk: Walk, tolerance: float) -> bool:
    """Whether the strokes follow each other as asked; those too short to be seen are left out."""
    seen = [stroke for stroke in strokes if _length(stroke) > SHORTEST]
    if len(seen) != walk.strokes:
        return False
    if any(abs(_length(stroke) - walk.length) > tolerance for stroke in seen):
        return False

    sides = set()
    for first, second in pairwise(seen):
        turn = _turned(first, second)
        if math.dist(first.end, second.start) > tolerance:
            return False
        if abs(abs(turn) - walk.turn) > _ANGLE:
            return False
        sides.add(turn > 0)

    return len(sides) > 1  # a walk that always turns to the same side is a ring, not a zigzag


def _length(stroke: Stroke) -> float:
    return math.dist(stroke.start, stroke.end)


def _turned(first: Stroke, second: Stroke) -> float:
    """Degrees from one stroke to the next, those to the right below zero."""
    angle = math.degrees(_heading(second) - _heading(first)) % 360
    return angle if angle <= 180 else angle - 360


def _heading(stroke: Stroke) -> float:
    return math.atan2(stroke.end[1] - stroke.start[1], stroke.end[0] - stroke.start[0])
