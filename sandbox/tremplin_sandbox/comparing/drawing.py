"""What a turtle drew, and whether two drawings look the same.

A drawing is judged by what is on the paper: strokes without direction or order, where collinear
ones that touch are one, spots and fillings (``region.py``).
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from playground.turtle import MAX_RECORDS, MAX_TEXT
from tremplin_sandbox.comparing.region import Outline, corners, extent, same_region
from tremplin_sandbox.frames import FrameError

MAX_SHOWN = 3_000
"""Most records of a drawing that a verdict carries."""
MAX_POINTS = 2 * MAX_RECORDS
"""Most points that all outlines have together: one a record, and one more a filling."""
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
"""How far ahead of a stamp the second point lies that stands for its direction, in steps."""


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
        if len(self.records) > MAX_SHOWN or points > MAX_SHOWN_POINTS:
            return None
        return [list(record) for record in self.records]


def drawing_of(records: object) -> Drawing:
    """The drawing in a turtle's records (``playground/turtle.py``).

    Raises:
        FrameError: They are not records that a turtle makes.
    """
    try:
        parsed = _RECORDS.validate_python(records)
    except ValidationError as error:
        raise FrameError("not a drawing") from error

    if _points_of(parsed) > MAX_POINTS:
        raise FrameError("more points than a turtle goes to")
    return _painted(parsed)


def _points_of(records: Iterable[_Record]) -> int:
    """How many points all filled outlines have together."""
    points = 0
    for record in records:
        if record[0] == "fill":
            points += len(record[1])
    return points


def _painted(records: Sequence[_Record]) -> Drawing:
    """What the records leave on the paper."""
    strokes: list[Stroke] = []
    spots: list[Spot] = []
    fillings: list[Filling] = []
    writings: list[Writing] = []
    stamps: list[Stamp] = []
    background = ""

    for record in _not_erased(records):
        match record:
            case ("line", x1, y1, x2, y2, colour, width):
                strokes.append(Stroke((x1, y1), (x2, y2), colour, width))
            case ("dot", x, y, diameter, colour):
                spots.append(Spot((x, y), diameter, colour))
            case ("fill", outline, colour) if outline:
                fillings.append(Filling(tuple(outline), colour))
            case ("text", x, y, text, align, size, colour) if text.strip():
                # Accents typed in two ways look the same, and spaces around a text not at all.
                composed = unicodedata.normalize("NFC", text.strip())
                writings.append(Writing((x, y), composed, align, size, colour))
            case ("stamp", x, y, heading, shape, colour):
                stamps.append(Stamp((x, y), heading, shape, colour))
            case ("background", colour):
                background = colour  # the last one covers those before

    return Drawing(
        strokes=tuple(strokes),
        spots=tuple(spots),
        fillings=tuple(fillings),
        writings=tuple(writings),
        stamps=tuple(stamps),
        background=background,
        records=tuple(records),
    )


def _not_erased(records: Sequence[_Record]) -> Iterator[_Record]:
    """The records that no later one takes off the paper."""
    gone: set[int] = set()
    for place, record in enumerate(records):
        if record[0] == "erase":
            gone.update(number for number in record[1] if number < place)

    for place, record in enumerate(records):
        if place not in gone:
            yield record


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

    movements = _movements(wanted, found, rotate, mirror, tolerance)
    if _Places.of(wanted, tolerance).hold_after_one(movements, found):
        return True
    if not anywhere:
        return False

    movements = _movements(wanted, found, rotate, mirror, tolerance)
    shifts = _shifts(movements, _anchor(wanted), _anchor(found))
    # Laid on each other by their middles, two drawings share what one of their parts is off: half
    # the tolerance for each.
    return _Places.of(wanted, tolerance / 2).hold_after_one(shifts, found)


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
    """A drawing reduced to what can be seen: no order, no direction, nothing twice.

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
        return (
            self.background,
            _counts(self.lines),
            _counts(self.spots),
            _counts(self.fillings),
            _counts(self.writings),
            _counts(self.stamps),
        )


_Key = TypeVar("_Key")
_Item = TypeVar("_Item")
_Piece = TypeVar("_Piece")


def _counts(groups: Mapping[_Key, Sequence[object]]) -> dict[_Key, int]:
    return {key: len(marks) for key, marks in groups.items()}


def _look(drawing: Drawing, tolerance: float, ignore: Collection[str]) -> _Look:
    lines: dict[tuple[str, float], list[_Line]] = defaultdict(list)
    spots: dict[str, list[_Mark]] = defaultdict(list)
    fillings: dict[str, list[_Area]] = defaultdict(list)
    writings: dict[tuple[str, str], list[_Mark]] = defaultdict(list)
    stamps: dict[tuple[str, str], list[_Mark]] = defaultdict(list)
    colour = _no_colour if "colour" in ignore else str
    is_width_seen = "width" not in ignore

    for stroke in drawing.strokes:
        width = stroke.width if is_width_seen else 0.0
        lines[colour(stroke.colour), width].append((stroke.start, stroke.end))

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
        lines=_all_merged(lines, tolerance),
        spots=_each_once(spots),
        fillings=_each_once(fillings),
        writings=_each_once(writings),
        stamps=_each_once(stamps),
        background=colour(drawing.background),
    )


def _no_colour(_: str) -> str:
    """The colour of everything where colours do not count."""
    return ""


def _all_merged(
    lines: Mapping[tuple[str, float], list[_Line]], tolerance: float
) -> dict[tuple[str, float], list[_Line]]:
    """The lines of each look merged; a look without visible lines is left out."""
    found = {}
    for look, drawn in lines.items():
        merged = _merged(drawn, tolerance)
        if merged:
            found[look] = merged
    return found


def _each_once(groups: Mapping[_Key, list[_Item]]) -> dict[_Key, list[_Item]]:
    """The marks of each look in their order; what is drawn twice in one place looks like once."""
    return {look: list(dict.fromkeys(marks)) for look, marks in groups.items()}


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
    """The visible marks of a drawing: touching strokes on one line are one."""
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
        yield from _in_colour(colour, map(_centred, lines))
    for colour, spots in look.spots.items():
        yield from _in_colour(colour, filter(_has_size, spots))
    for colour, areas in look.fillings.items():
        marks = (area.mark for area in areas)
        yield from _in_colour(colour, filter(_has_size, marks))
    for (_, colour), places in (*look.writings.items(), *look.stamps.items()):
        yield from _in_colour(colour, places)


def _in_colour(colour: str, marks: Iterable[_Mark]) -> Iterator[tuple[str, _Mark]]:
    for mark in marks:
        yield colour, mark


def _has_size(mark: _Mark) -> bool:
    """Whether a dot has a diameter, or a filling an area."""
    return mark[2] > 0


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
        """Whether each found thing, given with its middle, has a wanted one of its own near."""
        taken: set[int] = set()
        for item, middle in found:
            nearest, partner = math.inf, -1
            for number in self._around(middle):
                if number in taken:
                    continue
                apart = self.distance(self.items[number], item)
                # Of two that are as near, the one that was drawn first.
                if (apart, number) < (nearest, partner):
                    nearest, partner = apart, number

            if nearest > self.tolerance:
                return False

            taken.add(partner)

        return True

    def _around(self, middle: Sequence[float]) -> Iterator[int]:
        """Numbers of the wanted things in the cell of a point and in its eight neighbours."""
        # A cell is as wide as the tolerance: what is near enough is never two cells away.
        column, row = _cell(middle, self.tolerance)
        for x in (column - 1, column, column + 1):
            for y in (row - 1, row, row + 1):
                yield from self.by_cell.get((x, y), ())


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
            # Regions are dear to compare: only where middle and size fit.
            if apart > tolerance or not same_region(one.outline, other.outline, tolerance):
                return math.inf
            return apart

        def marks_at(marks: list[_Mark]) -> _Group[_Mark]:
            return _Group.of(marks, tolerance, _itself, _farthest)

        def areas_at(areas: list[_Area]) -> _Group[_Area]:
            return _Group.of(areas, tolerance, lambda area: area.mark, unlike)

        def lines_at(lines: list[_Line]) -> _Group[_Mark]:
            return _Group.of(list(map(_centred, lines)), tolerance, _itself, _apart)

        return cls(
            lines=_for_each(wanted.lines, lines_at),
            spots=_for_each(wanted.spots, marks_at),
            fillings=_for_each(wanted.fillings, areas_at),
            writings=_for_each(wanted.writings, marks_at),
            stamps=_for_each(wanted.stamps, marks_at),
        )

    def hold_after_one(self, movements: Iterable[_Movement], found: _Look) -> bool:
        """Whether one of the movements lays everything found on the wanted drawing."""
        return any(self.hold(found, move) for move in movements)

    def hold(self, found: _Look, move: _Movement) -> bool:
        """Whether everything found, once moved, has its partner; the counts are equal already."""
        # What is found is moved piece by piece: of a movement that is wrong only the first piece.
        return (
            _all_paired(self.lines, found.lines, _moved_lines, move)
            and _all_paired(self.spots, found.spots, _moved_marks, move)
            and _all_paired(self.fillings, found.fillings, _moved_areas, move)
            and _all_paired(self.writings, found.writings, _moved_marks, move)
            and _all_paired(self.stamps, found.stamps, _moved_stamps, move)
        )


def _for_each(
    groups: Mapping[_Key, list[_Piece]], made: Callable[[list[_Piece]], _Group[_Item]]
) -> dict[_Key, _Group[_Item]]:
    return {look: made(pieces) for look, pieces in groups.items()}


def _all_paired(
    wanted: Mapping[_Key, _Group[_Item]],
    found: Mapping[_Key, list[_Piece]],
    moved: Callable[[Iterable[_Piece], _Movement], Iterator[tuple[_Item, _Mark]]],
    move: _Movement,
) -> bool:
    """Whether the pieces of every look, once moved, have their partners."""
    return all(group.pairs_with(moved(found[look], move)) for look, group in wanted.items())


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
        offsets = [_dot(line[0], across) for line in parallel]
        for collinear in _clusters(parallel, offsets, tolerance / 2):
            found += _joined(collinear, along, tolerance)
    return found


def _joined(collinear: list[_Line], along: _Point, tolerance: float) -> list[_Line]:
    """Lines on one straight line, those that touch made one."""
    forward = [_forward(line, along) for line in collinear]
    ordered = sorted(forward, key=lambda line: _dot(line[0], along))

    joined = [ordered[0]]
    for start, end in ordered[1:]:
        last = joined[-1]
        if _dot(start, along) > _dot(last[1], along) + tolerance / 4:
            joined.append((start, end))
        elif _dot(end, along) > _dot(last[1], along):
            joined[-1] = (last[0], end)

    return joined


def _forward(line: _Line, along: _Point) -> _Line:
    """A line from the end that comes first in this direction."""
    start, end = line
    if _dot(start, along) <= _dot(end, along):
        return line
    return end, start


def _directions(lines: list[_Line]) -> list[list[_Line]]:
    """Lines by direction; 0 and 180 degrees are the same."""
    clusters = _clusters(lines, list(map(_direction, lines)), _PARALLEL)
    if len(clusters) < 2:
        return clusters

    # Just below half a turn is next to just above none.
    apart = _direction(clusters[-1][-1]) - _direction(clusters[0][0])
    if apart > math.pi - _PARALLEL:
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
    """Ways to lay one drawing on the other: as it is, and mirrored or turned where accepted."""
    for sign in _signs(mirror):
        for angle in _still(sign):
            yield _movement(sign, math.cos(angle), math.sin(angle))
        if rotate:
            for angle in _turns(wanted, found, sign, tolerance):
                yield _movement(sign, math.cos(angle), math.sin(angle))


def _signs(mirror: bool) -> tuple[int, ...]:
    """1 for the drawing as it is, -1 for its mirror image."""
    return (1, -1) if mirror else (1,)


def _still(sign: int) -> tuple[float, ...]:
    """Angles without turning; a mirror image may swap left and right, or up and down."""
    return (0.0,) if sign == 1 else (0.0, math.pi)


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
    """A point that moves with a drawing: the middle of its lines, or else of its other marks."""
    weighted = list(_weighted_lines(look)) or list(_weighted_marks(look))
    whole = sum(weight for _, _, weight in weighted) or 1.0

    across = sum(x * weight for x, _, weight in weighted)
    up = sum(y * weight for _, y, weight in weighted)
    return across / whole, up / whole


def _weighted_lines(look: _Look) -> Iterator[tuple[float, float, float]]:
    """The middle of each line, with its length: a line in two pieces weighs as much as in one."""
    for lines in look.lines.values():
        for line in lines:
            x, y, *_ = _centred(line)
            yield x, y, math.dist(*line)


def _weighted_marks(look: _Look) -> Iterator[tuple[float, float, float]]:
    """The middle of each filling, or else of each dot, text and stamp; all weigh the same."""
    marks = [area.mark for areas in look.fillings.values() for area in areas]
    if not marks:
        for groups in (look.spots, look.writings, look.stamps):
            for group in groups.values():
                marks += group

    for x, y, *_ in marks:
        yield x, y, 1.0


def _movement(sign: int, cos: float, sin: float) -> _Movement:
    return lambda p: (sign * p[0] * cos - p[1] * sin, sign * p[0] * sin + p[1] * cos)


def _turns(wanted: _Look, found: _Look, sign: int, tolerance: float) -> Iterator[float]:
    """Angles that bring a line of the drawing onto the wanted drawing's longest."""
    look, longest = _longest(wanted)
    if look is None or longest is None:
        return

    (x1, y1), (x2, y2) = longest
    goal = math.atan2(y2 - y1, x2 - x1)
    alike = _as_long_as(longest, found.lines[look], tolerance)
    # Each angle may lay the whole drawing down once: there must be an end to them.
    for start, end in islice(alike, _MAX_TURNS):
        angle = goal - math.atan2(end[1] - start[1], sign * (end[0] - start[0]))
        yield angle
        yield angle + math.pi


def _longest(look: _Look) -> tuple[tuple[str, float] | None, _Line | None]:
    """The first of the longest lines, after its look; nothing where there are no lines."""
    best: tuple[tuple[str, float] | None, _Line | None] = (None, None)
    most = -1.0
    for key, lines in look.lines.items():
        for line in lines:
            length = math.dist(*line)
            if length > most:
                best, most = (key, line), length
    return best


def _as_long_as(wanted: _Line, lines: Iterable[_Line], tolerance: float) -> Iterator[_Line]:
    length = math.dist(*wanted)
    for line in lines:
        if abs(math.dist(*line) - length) <= tolerance:
            yield line
