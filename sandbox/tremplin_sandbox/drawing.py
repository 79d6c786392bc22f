"""What a turtle drew, and whether two drawings look the same.

A drawing is judged by what is on the paper: strokes without direction or order, where collinear ones that touch are
one, spots and fillings.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from tremplin_sandbox.frames import FrameError

MAX_SHOWN = 3_000
"""Most records of a drawing that a verdict carries."""

_Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e9, le=1e9)]
_Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
_Point = tuple[float, float]
_Line = tuple[_Point, _Point]
_Record = (
    tuple[Literal["line"], _Number, _Number, _Number, _Number, _Colour, _Number]
    | tuple[Literal["move"], _Number, _Number, _Number, _Number]
    | tuple[Literal["turn"], _Number]
    | tuple[Literal["dot"], _Number, _Number, _Number, _Colour]
    | tuple[Literal["fill"], list[tuple[_Number, _Number]], _Colour]
    | tuple[Literal["background"], _Colour]
)
_RECORDS: TypeAdapter[list[_Record]] = TypeAdapter(list[_Record])

_PARALLEL = math.radians(0.2)
"""Directions nearer than this are the same."""
_SHORTEST = 0.01
"""Strokes below this length are not seen."""
_MAX_TURNS = 60


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line on the paper, in one colour and width."""

    start: _Point
    end: _Point
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A dot."""

    centre: _Point
    diameter: float
    colour: str


@dataclass(frozen=True, slots=True)
class Filling:
    """A filled outline."""

    outline: tuple[_Point, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is on the paper, and the turtle's records as they came (for showing)."""

    strokes: tuple[Stroke, ...]
    spots: tuple[Spot, ...]
    fillings: tuple[Filling, ...]
    background: str
    records: tuple[Any, ...]

    def shown(self) -> list[Any] | None:
        """The records for a page, or None when there are too many."""
        return [list(record) for record in self.records] if len(self.records) <= MAX_SHOWN else None


def drawing_of(records: object) -> Drawing:
    """The drawing in a turtle's records (``playground/turtle.py``).

    Raises:
        FrameError: They are not records that a turtle makes.
    """
    try:
        parsed = _RECORDS.validate_python(records)
    except ValidationError as error:
        raise FrameError("not a drawing") from error
    strokes = [Stroke((r[1], r[2]), (r[3], r[4]), r[5], r[6]) for r in parsed if r[0] == "line"]
    spots = [Spot((r[1], r[2]), r[3], r[4]) for r in parsed if r[0] == "dot"]
    fillings = [Filling(tuple(r[1]), r[2]) for r in parsed if r[0] == "fill" and r[1]]
    papers = [r[1] for r in parsed if r[0] == "background"]
    return Drawing(tuple(strokes), tuple(spots), tuple(fillings), papers[-1] if papers else "", tuple(parsed))


def same_drawing(
    goal: Drawing,
    drawn: Drawing,
    *,
    tolerance: float = 1.0,
    ignore: Collection[str] = (),
    rotate: bool = False,
    mirror: bool = False,
) -> bool:
    """Whether two drawings look the same.

    Args:
        goal: What is wanted.
        drawn: What there is.
        tolerance: Distance, in steps, below which two points are the same.
        ignore: ``colour``, ``width``.
        rotate: Accept it turned about the middle.
        mirror: Accept it mirrored.
    """
    wanted = _Look(goal, tolerance, ignore)
    candidates = _movements(goal, drawn, rotate, mirror, tolerance)
    return any(wanted.equals(_Look(_moved(drawn, move), tolerance, ignore)) for move in candidates)


class _Look:
    """A drawing without what cannot be seen: order, direction, how strokes were cut into pieces."""

    def __init__(self, drawing: Drawing, tolerance: float, ignore: Collection[str]) -> None:
        self._tolerance = tolerance
        colour: Callable[[str], str] = (lambda _: "") if "colour" in ignore else (lambda c: c)
        self._strokes: dict[tuple[str, float], list[_Line]] = defaultdict(list)
        for stroke in drawing.strokes:
            look = (colour(stroke.colour), 0.0 if "width" in ignore else stroke.width)
            self._strokes[look].append((stroke.start, stroke.end))
        self._strokes = {look: merged for look, lines in self._strokes.items() if (merged := _merged(lines, tolerance))}
        self._spots = [(*spot.centre, spot.diameter, colour(spot.colour)) for spot in drawing.spots]
        self._fillings = [(*_extent(filling.outline), colour(filling.colour)) for filling in drawing.fillings]
        self._background = colour(drawing.background)

    def equals(self, other: _Look) -> bool:
        return (
            self._background == other._background
            and self._strokes.keys() == other._strokes.keys()
            and all(self._same_lines(lines, other._strokes[look]) for look, lines in self._strokes.items())
            and self._same_marks(self._spots, other._spots)
            and self._same_marks(self._fillings, other._fillings)
        )

    def _same_lines(self, wanted: list[_Line], found: list[_Line]) -> bool:
        return _all_paired(list(map(_centred, wanted)), list(map(_centred, found)), self._tolerance, _apart)

    def _same_marks(self, wanted: Sequence[tuple[Any, ...]], found: Sequence[tuple[Any, ...]]) -> bool:
        colours = {mark[-1] for mark in wanted}
        return colours == {mark[-1] for mark in found} and all(
            _all_paired(
                [mark[:-1] for mark in wanted if mark[-1] == colour],
                [mark[:-1] for mark in found if mark[-1] == colour],
                self._tolerance,
                _farthest,
            )
            for colour in colours
        )


def _all_paired(
    wanted: list[tuple[float, ...]],
    found: list[tuple[float, ...]],
    tolerance: float,
    distance: Callable[[Sequence[float], Sequence[float]], float],
) -> bool:
    """Whether each mark has a partner of its own within the tolerance; the first two numbers say where a mark is."""
    if len(wanted) != len(found):
        return False
    cells: dict[tuple[int, int], list[tuple[float, ...]]] = defaultdict(list)
    for mark in found:
        cells[_cell(mark, tolerance)].append(mark)
    for mark in wanted:
        column, row = _cell(mark, tolerance)
        around = [cells[column + x, row + y] for x in (-1, 0, 1) for y in (-1, 0, 1)]
        near = [(distance(mark, other), cell, other) for cell in around for other in cell]
        apart, cell, partner = min(near, key=lambda pair: pair[0], default=(math.inf, [], ()))
        if apart > tolerance:
            return False
        cell.remove(partner)
    return True


def _cell(mark: Sequence[float], size: float) -> tuple[int, int]:
    return math.floor(mark[0] / size), math.floor(mark[1] / size)


def _farthest(first: Sequence[float], second: Sequence[float]) -> float:
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def _centred(line: _Line) -> tuple[float, ...]:
    """A line with its middle before its ends."""
    (x1, y1), (x2, y2) = line
    return (x1 + x2) / 2, (y1 + y2) / 2, x1, y1, x2, y2


def _apart(first: Sequence[float], second: Sequence[float]) -> float:
    """How far two lines are apart, end from end, whichever end comes first."""
    swapped = (*second[4:6], *second[2:4])
    return min(_farthest(first[2:], second[2:]), _farthest(first[2:], swapped))


def _merged(lines: list[_Line], tolerance: float) -> list[_Line]:
    """Strokes of one look as few straight lines."""
    seen = [line for line in lines if math.dist(*line) > _SHORTEST]
    found: list[_Line] = []
    for parallel in _directions(seen):
        angle = _direction(parallel[0])
        along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        for collinear in _clusters(parallel, [_dot(line[0], across) for line in parallel], tolerance / 2):
            found += _joined(collinear, along, tolerance)
    return found


def _joined(collinear: list[_Line], along: _Point, tolerance: float) -> list[_Line]:
    """Lines on one straight line, those that touch made one."""
    ordered = sorted(
        ((start, end) if _dot(start, along) <= _dot(end, along) else (end, start) for start, end in collinear),
        key=lambda line: _dot(line[0], along),
    )
    joined = [ordered[0]]
    for start, end in ordered[1:]:
        last = joined[-1]
        if _dot(start, along) > _dot(last[1], along) + tolerance / 4:
            joined.append((start, end))
        elif _dot(end, along) > _dot(last[1], along):
            joined[-1] = (last[0], end)
    return joined


def _directions(lines: list[_Line]) -> list[list[_Line]]:
    """Lines by direction; 0 and 180 degrees are the same."""
    clusters = _clusters(lines, [_direction(line) for line in lines], _PARALLEL)
    if len(clusters) > 1 and _direction(clusters[-1][-1]) - _direction(clusters[0][0]) > math.pi - _PARALLEL:
        clusters[0] += clusters.pop()
    return clusters


def _clusters(lines: list[_Line], values: list[float], gap: float) -> list[list[_Line]]:
    """Lines in groups whose values follow each other by less than ``gap``."""
    groups: list[list[_Line]] = []
    last = -math.inf
    for value, line in sorted(zip(values, lines, strict=True)):
        if value - last > gap:
            groups.append([])
        groups[-1].append(line)
        last = value
    return groups


def _direction(line: _Line) -> float:
    """From 0 up to half a turn, in radians."""
    (x1, y1), (x2, y2) = line
    return math.atan2(y2 - y1, x2 - x1) % math.pi


def _dot(point: _Point, axis: _Point) -> float:
    return point[0] * axis[0] + point[1] * axis[1]


def _extent(outline: Sequence[_Point]) -> tuple[float, float, float]:
    """Middle of a filled outline and the root of its area: the same for the same shape, wherever it was begun."""
    pairs = list(zip(outline, (*outline[1:], outline[0]), strict=True))
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2
    if abs(area) < _SHORTEST:
        return *outline[0], 0.0
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    return x, y, math.sqrt(abs(area))


_Movement = Callable[[_Point], _Point]


def _movements(goal: Drawing, drawn: Drawing, rotate: bool, mirror: bool, tolerance: float) -> Iterator[_Movement]:
    """Ways to lay one drawing on the other: as it is, then mirrored and turned where that is accepted."""
    for sign in (1, -1) if mirror else (1,):
        for angle in (0.0, *_turns(goal, drawn, sign, tolerance)) if rotate else (0.0,):
            yield _movement(sign, math.cos(angle), math.sin(angle))


def _movement(sign: int, cos: float, sin: float) -> _Movement:
    return lambda p: (sign * p[0] * cos - p[1] * sin, sign * p[0] * sin + p[1] * cos)


def _turns(goal: Drawing, drawn: Drawing, sign: int, tolerance: float) -> Iterator[float]:
    """Angles that bring a stroke of the drawing onto the goal's longest."""
    longest = max(goal.strokes, key=lambda s: math.dist(s.start, s.end), default=None)
    if longest is None:
        return
    wanted = math.atan2(longest.end[1] - longest.start[1], longest.end[0] - longest.start[0])
    alike = [
        s for s in drawn.strokes if abs(math.dist(s.start, s.end) - math.dist(longest.start, longest.end)) <= tolerance
    ]
    for stroke in alike[:_MAX_TURNS]:
        found = math.atan2(stroke.end[1] - stroke.start[1], sign * (stroke.end[0] - stroke.start[0]))
        yield wanted - found
        yield wanted - found + math.pi


def _moved(drawing: Drawing, move: _Movement) -> Drawing:
    return Drawing(
        tuple(Stroke(move(s.start), move(s.end), s.colour, s.width) for s in drawing.strokes),
        tuple(Spot(move(s.centre), s.diameter, s.colour) for s in drawing.spots),
        tuple(Filling(tuple(map(move, f.outline)), f.colour) for f in drawing.fillings),
        drawing.background,
        (),
    )
