"""The region that a closed outline fills, and whether two of them look the same.

A point is inside where the outline goes round it, however often (the page fills by the same rule,
"nonzero").
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Outline = tuple[Point, ...]

_CUTS = 12
"""Straight lines that two regions are compared along, in each direction."""
_STRAIGHT = 0.01
"""A corner that is nearer than this to the line between its neighbours is none, in steps."""
_MORE_CORNERS = (8, 300)
"""Most corners of a found outline: so many times the wanted ones, and so many beside."""


def corners(outline: Sequence[Point]) -> Outline:
    """The outline without the points at which it does not turn."""
    kept: list[Point] = []
    for point in outline:
        if kept and math.dist(kept[-1], point) < _STRAIGHT:
            continue
        if len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)

    # The outline is closed: its end is a neighbour of its beginning.
    while len(kept) > 2 and _is_idle(kept[-2], kept[-1], kept[0]):
        kept.pop()
    if len(kept) > 3 and _is_straight(kept[-1], kept[0], kept[1]):
        del kept[0]
    return tuple(kept)


def _is_idle(before: Point, point: Point, after: Point) -> bool:
    """Whether an outline looks the same without this point."""
    return math.dist(point, after) < _STRAIGHT or _is_straight(before, point, after)


def extent(outline: Outline) -> tuple[float, float, float]:
    """Middle of an outline and the root of its area, wherever the outline was begun."""
    edges = list(_edges(outline))
    area = across = up = 0.0
    # The shoelace formula: each edge with the zero point makes a triangle of signed area.
    for (x1, y1), (x2, y2) in edges:
        twice = x1 * y2 - x2 * y1
        area += twice / 2
        across += (x1 + x2) * twice
        up += (y1 + y2) * twice

    if abs(area) < _STRAIGHT:
        return *_middle(edges, outline[0]), 0.0
    return across / (6 * area), up / (6 * area), math.sqrt(abs(area))


def same_region(wanted: Outline, found: Outline, tolerance: float) -> bool:
    """Whether two outlines fill the same region, but for a rim of ``tolerance`` steps.

    Looked at along straight cuts: whatever only one of them fills must be near the wanted outline.
    """
    times, beside = _MORE_CORNERS
    if len(found) > times * len(wanted) + beside:
        return False
    if not _same_along(wanted, found, tolerance):
        return False
    return _same_along(_turned(wanted), _turned(found), tolerance)


def _turned(outline: Outline) -> Outline:
    return tuple((y, x) for x, y in outline)


def _same_along(wanted: Outline, found: Outline, tolerance: float) -> bool:
    heights = [y for _, y in (*wanted, *found)]
    low, high = min(heights), max(heights)
    for cut in range(_CUTS):
        height = low + (high - low) * (cut + 0.5) / _CUTS
        for x in _only_in_one(_spans(wanted, height), _spans(found, height)):
            if _is_away(wanted, (x, height), tolerance):
                return False
    return True


def _is_away(outline: Outline, point: Point, tolerance: float) -> bool:
    """Whether a point is farther than the tolerance from every edge."""
    return all(_distance(point, start, end) > tolerance for start, end in _edges(outline))


def _spans(outline: Outline, height: float) -> list[float]:
    """Where a level cut enters and leaves the region, by turns."""
    spans, rounds = [], 0
    for x, turn in sorted(_crossings(outline, height)):
        # Inside is where the outline goes round at least once: what changes between two and three
        # rounds is no border.
        if rounds == 0 or rounds + turn == 0:
            spans.append(x)
        rounds += turn
    return spans


def _crossings(outline: Outline, height: float) -> Iterator[tuple[float, int]]:
    """Where edges pass a level cut, each with 1 for going up and -1 for going down."""
    for (x1, y1), (x2, y2) in _edges(outline):
        # A corner on the cut belongs to what is below it: an outline passes it once or not at all.
        if (y1 <= height) == (y2 <= height):
            continue
        x = x1 + (height - y1) * (x2 - x1) / (y2 - y1)
        yield x, 1 if y2 > y1 else -1


def _only_in_one(one: list[float], other: list[float]) -> Iterator[float]:
    """The middle of each stretch that only one of two rows of spans covers."""
    borders = sorted([*one, *other])
    # Each border that is passed turns one of the two on or off: between the odd and the even ones
    # they differ.
    for start, end in zip(borders[::2], borders[1::2], strict=False):
        if end - start > _STRAIGHT:
            yield (start + end) / 2


def _edges(outline: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(outline, (*outline[1:], outline[0]), strict=True)


def _is_straight(before: Point, point: Point, after: Point) -> bool:
    """Whether the way over a point is the way straight on."""
    return _distance(point, before, after) < _STRAIGHT


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a straight line between two others."""
    (x1, y1), (x2, y2) = start, end
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    along = ((point[0] - x1) * (x2 - x1) + (point[1] - y1) * (y2 - y1)) / length**2
    share = min(max(along, 0.0), 1.0)
    return math.dist(point, (x1 + share * (x2 - x1), y1 + share * (y2 - y1)))


def _middle(edges: Sequence[tuple[Point, Point]], start: Point) -> Point:
    """The middle of an outline that has no area, by its length."""
    total = across = up = 0.0
    for one, other in edges:
        length = math.dist(one, other)
        total += length
        across += (one[0] + other[0]) / 2 * length
        up += (one[1] + other[1]) / 2 * length

    if total == 0:
        return start
    return across / total, up / total
