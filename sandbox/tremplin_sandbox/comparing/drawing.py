"""What a turtle drew, and whether two drawings look the same.

A drawing is judged by what is on the paper: strokes without direction or order, where collinear ones that touch are
one, spots and fillings (``region.py``).
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from playground.turtle import MAX_RECORDS, MAX_TEXT
from tremplin_sandbox.comparing.region import Outline, corners, extent, same_region
from tremplin_sandbox.frames import FrameError

MAX_SHOWN = 3_000
"""Most records of a drawing that a verdict carries."""
MAX_POINTS = 2 * MAX_RECORDS
"""Most points that all outlines have together: a turtle makes a record for each, but for where it begins to fill."""
MAX_SHOWN_POINTS = 6_000
"""Most of these points that a verdict carries."""

_Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e9, le=1e9)]
_Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
_Text = Annotated[str, Field(max_length=MAX_TEXT)]
_Shape = Literal["arrow", "turtle", "circle", "square", "triangle", "classic"]
_Index = Annotated[int, Field(ge=0, lt=MAX_RECORDS)]
_Point = tuple[float, float]
_Line = tuple[_Point, _Point]
_Record = (
    tuple[Literal["line"], _Number, _Number, _Number, _Number, _Colour, _Number]
    | tuple[Literal["move"], _Number, _Number, _Number, _Number]
    | tuple[Literal["turn"], _Number]
    | tuple[Literal["dot"], _Number, _Number, _Number, _Colour]
    | tuple[Literal["fill"], list[tuple[_Number, _Number]], _Colour]
    | tuple[Literal["background"], _Colour]
    | tuple[
        Literal["text"],
        _Number,
        _Number,
        _Text,
        Literal["left", "center", "right"],
        _Number,
        _Colour,
    ]
    | tuple[Literal["stamp"], _Number, _Number, _Number, _Shape, _Colour]
    | tuple[Literal["speed"], _Number]
    | tuple[Literal["erase"], Annotated[list[_Index], Field(max_length=MAX_RECORDS)]]
)
_RECORDS: TypeAdapter[list[_Record]] = TypeAdapter(
    Annotated[list[_Record], Field(max_length=MAX_RECORDS)]
)

_PARALLEL = math.radians(0.2)
"""Directions nearer than this are the same."""
SHORTEST = 0.01
"""Strokes below this length are not seen."""
_MAX_TURNS = 60
_STAMP = 10.0
"""How far ahead of a stamp its direction is looked at, in steps."""


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
class Writing:
    """A text, composed (NFC) and without the spaces around it."""

    place: _Point
    text: str
    align: str
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """The shape of a turtle, left behind."""

    place: _Point
    heading: float
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is on the paper, and the turtle's records as they came (for showing)."""

    strokes: tuple[Stroke, ...]
    spots: tuple[Spot, ...]
    fillings: tuple[Filling, ...]
    writings: tuple[Writing, ...]
    stamps: tuple[Stamp, ...]
    background: str
    records: tuple[Any, ...]

    def shown(self) -> list[Any] | None:
        """The records for a page, or None when there are too many."""
        points = sum(len(filling.outline) for filling in self.fillings)
        is_small = len(self.records) <= MAX_SHOWN and points <= MAX_SHOWN_POINTS
        return [list(record) for record in self.records] if is_small else None


def drawing_of(records: object) -> Drawing:
    """The drawing in a turtle's records (``playground/turtle.py``).

    Raises:
        FrameError: They are not records that a turtle makes.
    """
    try:
        parsed = _RECORDS.validate_python(records)
    except ValidationError as error:
        raise FrameError("not a drawing") from error

    if sum(len(r[1]) for r in parsed if r[0] == "fill") > MAX_POINTS:
        raise FrameError("more points than a turtle goes to")

    gone = {
        number for at, r in enumerate(parsed) if r[0] == "erase" for number in r[1] if number < at
    }
    left = [r for number, r in enumerate(parsed) if number not in gone]
    papers = [r[1] for r in left if r[0] == "background"]

    return Drawing(
        strokes=tuple(
            Stroke((r[1], r[2]), (r[3], r[4]), r[5], r[6]) for r in left if r[0] == "line"
        ),
        spots=tuple(Spot((r[1], r[2]), r[3], r[4]) for r in left if r[0] == "dot"),
        fillings=tuple(Filling(tuple(r[1]), r[2]) for r in left if r[0] == "fill" and r[1]),
        writings=tuple(_writing(r) for r in left if r[0] == "text" and r[3].strip()),
        stamps=tuple(Stamp((r[1], r[2]), r[3], r[4], r[5]) for r in left if r[0] == "stamp"),
        background=papers[-1] if papers else "",
        records=tuple(parsed),
    )


def _writing(record: tuple[Any, ...]) -> Writing:
    _, x, y, text, align, size, colour = record
    return Writing((x, y), unicodedata.normalize("NFC", text.strip()), align, size, colour)


def same_drawing(
    goal: Drawing,
    drawn: Drawing,
    *,
    tolerance: float = 0.5,
    ignore: Collection[str] = (),
    rotate: bool = False,
    mirror: bool = False,
    anywhere: bool = False,
) -> bool:
    """Whether two drawings look the same.

    Args:
        goal: What is wanted.
        drawn: What there is.
        tolerance: Distance, in steps, below which two points are the same.
        ignore: ``colour``, ``width``.
        rotate: Accept it turned about the middle.
        mirror: Accept it mirrored.
        anywhere: Accept it at another place of the paper.
    """
    wanted, found = _look(goal, tolerance, ignore), _look(drawn, tolerance, ignore)
    # Counting comes before any movement, so that thousands of forged strokes cost no more than
    # being read once.
    if wanted.counted() != found.counted():
        return False

    places = _Places.of(wanted, tolerance)
    if any(
        places.hold(found, move) for move in _movements(wanted, found, rotate, mirror, tolerance)
    ):
        return True
    if not anywhere:
        return False

    # Laid on each other by their middles, two drawings share what one of their parts is off.
    places = _Places.of(wanted, tolerance / 2)
    movements = _movements(wanted, found, rotate, mirror, tolerance)
    return any(
        places.hold(found, move) for move in _shifts(movements, _anchor(wanted), _anchor(found))
    )


_Mark = tuple[float, ...]
"""Numbers that say where something is, its middle first, and how large it is."""
_Movement = Callable[[_Point], _Point]


@dataclass(frozen=True, slots=True)
class _Area:
    """A filling: its mark, and its outline without points that change nothing."""

    mark: _Mark
    outline: Outline


@dataclass(frozen=True, slots=True)
class _Look:
    """A drawing without what cannot be seen: order, direction, how strokes were cut into pieces, what is drawn twice.

    Attributes:
        lines: By colour and width.
        spots, fillings: By colour.
        writings: Where each text stands, by text and colour; its size does not count.
        stamps: Each as its place and a point ahead, by shape and colour.
        background: Colour of the paper.
    """

    lines: Mapping[tuple[str, float], list[_Line]]
    spots: Mapping[str, list[_Mark]]
    fillings: Mapping[str, list[_Area]]
    writings: Mapping[tuple[str, str], list[_Mark]]
    stamps: Mapping[tuple[str, str], list[_Mark]]
    background: str

    def counted(self) -> tuple[object, ...]:
        """How much there is of everything; the same for two drawings that are alike."""
        groups = (self.lines, self.spots, self.fillings, self.writings, self.stamps)
        return (
            self.background,
            *({key: len(marks) for key, marks in group.items()} for group in groups),
        )


def _look(drawing: Drawing, tolerance: float, ignore: Collection[str]) -> _Look:
    lines: dict[tuple[str, float], list[_Line]] = defaultdict(list)
    spots: dict[str, list[_Mark]] = defaultdict(list)
    fillings: dict[str, list[_Area]] = defaultdict(list)
    writings: dict[tuple[str, str], list[_Mark]] = defaultdict(list)
    stamps: dict[tuple[str, str], list[_Mark]] = defaultdict(list)
    colour: Callable[[str], str] = (lambda _: "") if "colour" in ignore else (lambda c: c)

    for stroke in drawing.strokes:
        lines[colour(stroke.colour), 0.0 if "width" in ignore else stroke.width].append(
            (stroke.start, stroke.end)
        )

    for spot in drawing.spots:
        spots[colour(spot.colour)].append((*spot.centre, spot.diameter))

    for filling in drawing.fillings:
        outline = corners(filling.outline)
        fillings[colour(filling.colour)].append(_Area(extent(outline), outline))

    for writing in drawing.writings:
        writings[writing.text, colour(writing.colour)].append((*writing.place, 0.0))

    for stamp in drawing.stamps:
        stamps[stamp.shape, colour(stamp.colour)].append((*stamp.place, *_ahead(stamp)))
    return _Look(
        {
            look: merged
            for look, strokes in lines.items()
            if (merged := _merged(strokes, tolerance))
        },
        {colour: list(dict.fromkeys(marks)) for colour, marks in spots.items()},
        {colour: list(dict.fromkeys(marks)) for colour, marks in fillings.items()},
        {look: list(dict.fromkeys(marks)) for look, marks in writings.items()},
        {look: list(dict.fromkeys(marks)) for look, marks in stamps.items()},
        colour(drawing.background),
    )


def _ahead(stamp: Stamp) -> _Point:
    angle = math.radians(stamp.heading)
    return stamp.place[0] + _STAMP * math.cos(angle), stamp.place[1] + _STAMP * math.sin(angle)


_PAPER = "#ffffff"
"""The paper's colour where no program gave it one."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What can be seen on the paper.

    Attributes:
        middles: Of each stroke, dot, filling, text and stamp.
        dots: How many dots were drawn, one on another as well.
        colours: Theirs, and the paper's where it has one.
    """

    middles: tuple[_Point, ...]
    dots: int
    colours: frozenset[str]


def marks_of(drawing: Drawing, tolerance: float) -> Marks:
    """What can be seen of a drawing; strokes that touch on one line are one, fillings without area are none."""
    look = _look(drawing, tolerance, ())
    seen = list(_seen(look))
    colours = {colour for colour, _ in seen}
    if colours <= {look.background or _PAPER}:
        # White on white; white on something else can be seen.
        return Marks((), 0, frozenset({look.background}))
    dots = sum(spot.diameter > 0 for spot in drawing.spots)
    middles = tuple((mark[0], mark[1]) for _, mark in seen)
    return Marks(middles, dots, frozenset({*colours, look.background}))


def _seen(look: _Look) -> Iterator[tuple[str, _Mark]]:
    """Each mark with its colour: strokes, dots and fillings that have some size, texts, stamps."""
    for (colour, _), lines in look.lines.items():
        yield from ((colour, _centred(line)) for line in lines)
    for colour, spots in look.spots.items():
        yield from ((colour, spot) for spot in spots if spot[2] > 0)
    for colour, areas in look.fillings.items():
        yield from ((colour, area.mark) for area in areas if area.mark[2] > 0)
    for (_, colour), marks in (*look.writings.items(), *look.stamps.items()):
        yield from ((colour, mark) for mark in marks)


_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class _Group(Generic[_Item]):
    """Things of one look in a wanted drawing, found by where they are."""

    items: list[_Item]
    by_cell: Mapping[tuple[int, int], list[int]]
    tolerance: float
    distance: Callable[[_Item, _Item], float]

    @classmethod
    def of(
        cls,
        items: list[_Item],
        tolerance: float,
        middle: Callable[[_Item], Sequence[float]],
        distance: Callable[[_Item, _Item], float],
    ) -> _Group[_Item]:
        by_cell: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, item in enumerate(items):
            by_cell[_cell(middle(item), tolerance)].append(number)
        return cls(items, by_cell, tolerance, distance)

    def pairs_with(self, found: Iterable[tuple[_Item, Sequence[float]]]) -> bool:
        """Whether each found thing, told with its middle, has a wanted one near; the first without ends it."""
        taken: set[int] = set()
        for item, middle in found:
            column, row = _cell(middle, self.tolerance)
            around = [
                self.by_cell.get((column + x, row + y), ()) for x in (-1, 0, 1) for y in (-1, 0, 1)
            ]
            near = [number for numbers in around for number in numbers if number not in taken]
            apart = [(self.distance(self.items[number], item), number) for number in near]
            nearest, partner = min(apart, default=(math.inf, -1))
            if nearest > self.tolerance:
                return False

            taken.add(partner)

        return True


@dataclass(frozen=True, slots=True)
class _Places:
    """A wanted drawing, ready to have found ones laid on it."""

    lines: Mapping[tuple[str, float], _Group[_Mark]]
    spots: Mapping[str, _Group[_Mark]]
    fillings: Mapping[str, _Group[_Area]]
    writings: Mapping[tuple[str, str], _Group[_Mark]]
    stamps: Mapping[tuple[str, str], _Group[_Mark]]

    @classmethod
    def of(cls, wanted: _Look, tolerance: float) -> _Places:
        def unlike(one: _Area, other: _Area) -> float:
            apart = _farthest(one.mark, other.mark)
            return (
                apart
                if apart <= tolerance and same_region(one.outline, other.outline, tolerance)
                else math.inf
            )

        return cls(
            {
                look: _Group.of(list(map(_centred, lines)), tolerance, _itself, _apart)
                for look, lines in wanted.lines.items()
            },
            {
                colour: _Group.of(marks, tolerance, _itself, _farthest)
                for colour, marks in wanted.spots.items()
            },
            {
                colour: _Group.of(areas, tolerance, lambda area: area.mark, unlike)
                for colour, areas in wanted.fillings.items()
            },
            {
                look: _Group.of(marks, tolerance, _itself, _farthest)
                for look, marks in wanted.writings.items()
            },
            {
                look: _Group.of(marks, tolerance, _itself, _farthest)
                for look, marks in wanted.stamps.items()
            },
        )

    def hold(self, found: _Look, move: _Movement) -> bool:
        """Whether everything found, once moved, has its partner; both drawings have the same counts."""
        # What is found is moved piece by piece: of a movement that is wrong only the first piece.
        return (
            all(
                group.pairs_with(_moved_lines(found.lines[look], move))
                for look, group in self.lines.items()
            )
            and all(
                group.pairs_with(_moved_marks(found.spots[colour], move))
                for colour, group in self.spots.items()
            )
            and all(
                group.pairs_with(_moved_areas(found.fillings[colour], move))
                for colour, group in self.fillings.items()
            )
            and all(
                group.pairs_with(_moved_marks(found.writings[look], move))
                for look, group in self.writings.items()
            )
            and all(
                group.pairs_with(_moved_stamps(found.stamps[look], move))
                for look, group in self.stamps.items()
            )
        )


def _itself(mark: _Mark) -> _Mark:
    return mark


def _moved_lines(lines: Iterable[_Line], move: _Movement) -> Iterator[tuple[_Mark, _Mark]]:
    for start, end in lines:
        mark = _centred((move(start), move(end)))
        yield mark, mark


def _moved_marks(marks: Iterable[_Mark], move: _Movement) -> Iterator[tuple[_Mark, _Mark]]:
    for x, y, size in marks:
        mark = (*move((x, y)), size)
        yield mark, mark


def _moved_stamps(stamps: Iterable[_Mark], move: _Movement) -> Iterator[tuple[_Mark, _Mark]]:
    for x, y, ahead_x, ahead_y in stamps:
        mark = (*move((x, y)), *move((ahead_x, ahead_y)))
        yield mark, mark


def _moved_areas(areas: Iterable[_Area], move: _Movement) -> Iterator[tuple[_Area, _Mark]]:
    for area in areas:
        ((mark, _),) = _moved_marks([area.mark], move)
        yield _Area(mark, tuple(map(move, area.outline))), mark


def _cell(mark: Sequence[float], size: float) -> tuple[int, int]:
    return math.floor(mark[0] / size), math.floor(mark[1] / size)


def _farthest(first: Sequence[float], second: Sequence[float]) -> float:
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def _centred(line: _Line) -> _Mark:
    """A line with its middle before its ends."""
    (x1, y1), (x2, y2) = line
    return (x1 + x2) / 2, (y1 + y2) / 2, x1, y1, x2, y2


def _apart(first: Sequence[float], second: Sequence[float]) -> float:
    """How far two lines are apart, end from end, whichever end comes first."""
    swapped = (*second[4:6], *second[2:4])
    return min(_farthest(first[2:], second[2:]), _farthest(first[2:], swapped))


def _merged(lines: list[_Line], tolerance: float) -> list[_Line]:
    """Strokes of one look as few straight lines."""
    seen = [line for line in lines if math.dist(*line) > SHORTEST]
    found: list[_Line] = []
    for parallel in _directions(seen):
        angle = _direction(parallel[0])
        along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        for collinear in _clusters(
            parallel, [_dot(line[0], across) for line in parallel], tolerance / 2
        ):
            found += _joined(collinear, along, tolerance)
    return found


def _joined(collinear: list[_Line], along: _Point, tolerance: float) -> list[_Line]:
    """Lines on one straight line, those that touch made one."""
    ordered = sorted(
        (
            (start, end) if _dot(start, along) <= _dot(end, along) else (end, start)
            for start, end in collinear
        ),
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
    if (
        len(clusters) > 1
        and _direction(clusters[-1][-1]) - _direction(clusters[0][0]) > math.pi - _PARALLEL
    ):
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


def _movements(
    wanted: _Look, found: _Look, rotate: bool, mirror: bool, tolerance: float
) -> Iterator[_Movement]:
    """Ways to lay one drawing on the other: as it is, then mirrored and turned where that is accepted."""
    for sign in (1, -1) if mirror else (1,):
        still = (0.0,) if sign == 1 else (0.0, math.pi)  # mirrored left and right, or up and down
        for angle in (*still, *_turns(wanted, found, sign, tolerance)) if rotate else still:
            yield _movement(sign, math.cos(angle), math.sin(angle))


def _shifts(movements: Iterable[_Movement], wanted: _Point, found: _Point) -> Iterator[_Movement]:
    """Each movement with a shift that brings the anchor of what is found onto the wanted one."""
    for move in movements:
        x, y = move(found)
        yield _shifted(move, wanted[0] - x, wanted[1] - y)


def _shifted(move: _Movement, right: float, up: float) -> _Movement:
    def moved(point: _Point) -> _Point:
        x, y = move(point)
        return x + right, y + up

    return moved


def _anchor(look: _Look) -> _Point:
    """A point that stays with a drawing wherever it stands: the middle of its lines, or else of its other marks."""
    lines = [
        (*_centred(line)[:2], math.dist(*line)) for group in look.lines.values() for line in group
    ]
    areas = [area.mark for group in look.fillings.values() for area in group]
    marks = [
        mark
        for marks in (look.spots, look.writings, look.stamps)
        for group in marks.values()
        for mark in group
    ]
    weighted = lines or [(mark[0], mark[1], 1.0) for mark in areas or marks]
    whole = sum(weight for _, _, weight in weighted) or 1.0

    return sum(x * weight for x, _, weight in weighted) / whole, sum(
        y * weight for _, y, weight in weighted
    ) / whole


def _movement(sign: int, cos: float, sin: float) -> _Movement:
    return lambda p: (sign * p[0] * cos - p[1] * sin, sign * p[0] * sin + p[1] * cos)


def _turns(wanted: _Look, found: _Look, sign: int, tolerance: float) -> Iterator[float]:
    """Angles that bring a line of the drawing onto the wanted drawing's longest."""
    everything = ((look, line) for look, lines in wanted.lines.items() for line in lines)
    look, longest = max(everything, key=lambda item: math.dist(*item[1]), default=(None, None))
    if look is None or longest is None:
        return

    (x1, y1), (x2, y2) = longest
    alike = [
        line
        for line in found.lines[look]
        if abs(math.dist(*line) - math.dist(*longest)) <= tolerance
    ]
    for start, end in alike[:_MAX_TURNS]:
        angle = math.atan2(y2 - y1, x2 - x1) - math.atan2(
            end[1] - start[1], sign * (end[0] - start[0])
        )
        yield angle
        yield angle + math.pi
