"""Robot worlds, robot paths and turtle drawings for paper: SVG that also prints well in grey."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from markupsafe import Markup

from playground.robot import Cell, Robot, RobotError, World
from tremplin_sandbox.comparing.drawing import Drawing

CELL = 20
"""Side of a square of the world, in the picture's units."""
_MARGIN = 10
_THINNEST = 0.5
_SCALE = 1.5
"""How large a picture is where there is room, in CSS pixels for each unit."""
_HEADINGS = "↑→↓←"
_BOLT = Markup(
    '<path d="M-6 0-3-5.5H3L6 0 3 5.5H-3Z" fill="#e3b341" stroke="#1d2b36"/>'
    '<circle r="2" fill="#1d2b36"/>'
)
_FLAG = Markup(
    '<path d="M-4 8V-8" stroke="#1d2b36" stroke-width="1.5"/>'
    '<path d="M-4-8 7-4.5-4-1Z" fill="#b3261e"/>'
)
_PAINT = Markup(
    '<rect x="-8" y="-8" width="16" height="16" rx="4" fill="#9cc9e8"/>'
    '<path d="M-4 4 4-4" stroke="#1d2b36"/>'
)
_WALL = Markup('<rect x="-10" y="-10" width="20" height="20" fill="#5b6670"/>')
_PAINTED = Markup('<rect x="-9" y="-9" width="18" height="18" fill="#9cc9e8"/>')
_PICKED = Markup(
    '<circle r="4" fill="none" stroke="#b3830f" stroke-width="1.2" stroke-dasharray="2 1.6"/>'
)
_START = Markup('<circle r="3" fill="#0b5c8a"/>')
_ROBOT = Markup('<path d="M0-8 7 7 0 3-7 7Z" fill="#0b5c8a" stroke="#fff" stroke-width="0.7"/>')


def world_picture(text: str, label: str) -> Markup:
    """A world as it is before the robot starts; the robot is the arrow that points where it looks.

    Raises:
        ValueError: ``text`` is no map.
    """
    world = World(text)
    return _world(world, label, world.start, world.heading)


def place_picture(text: str, place: str, label: str) -> Markup:
    """The same world with the robot elsewhere.

    ``place`` is written as :mod:`tremplin.content.format.predictions` writes it: ``3, 1, →``.

    Raises:
        ValueError: ``text`` is no map or ``place`` no place.
    """
    column, row, heading = place.split(", ")
    return _world(World(text), label, (int(column) - 1, int(row) - 1), _HEADINGS.index(heading))


def path_picture(text: str, trail: Sequence[str], label: str) -> Markup:
    """The world after the robot's path through it: the path, what it picked up and what it painted.

    Args:
        text: The map.
        trail: The robot's actions, the words of :attr:`playground.robot.Robot.record`.
        label: What the picture is called.

    Raises:
        ValueError: ``text`` is no map, or no robot can go such a way in it.
    """
    robot = Robot(World(text), len(trail))
    way = [robot.cell]
    try:
        for action in trail:
            robot.do(action)
            way.append(robot.cell)
    except RobotError as error:
        raise ValueError("no robot goes such a way") from error

    points = " ".join(f"{x},{y}" for x, y in map(_middle, way))
    line = Markup(
        '<polyline points="{}" fill="none" stroke="#0b5c8a" stroke-width="2" opacity="0.55"/>'
    ).format(points)
    painted = [_at(cell, _PAINTED) for cell in sorted(robot.painted)]
    picked = [_at(cell, _PICKED) for cell in sorted(robot.world.bolts - robot.bolts)]
    things = _things(robot.world, robot.bolts)
    shapes = (*painted, *things, *picked, line, _at(way[0], _START))

    return _world(robot.world, label, robot.cell, robot.heading, *shapes)


def _world(world: World, label: str, cell: Cell, heading: int, *shapes: Markup) -> Markup:
    width, height = world.width * CELL, world.height * CELL
    lines = "".join(f"M{x} 0V{height}" for x in range(0, width + 1, CELL))
    lines += "".join(f"M0 {y}H{width}" for y in range(0, height + 1, CELL))
    ground = Markup('<rect width="{}" height="{}" fill="#fff"/>').format(width, height)
    grid = Markup('<path d="{}" stroke="#b8c0c7" stroke-width="0.7"/>').format(lines)

    return _picture(
        label,
        (0, 0, width, height),
        ground,
        *(shapes or _things(world, world.bolts)),
        grid,
        _robot(cell, heading),
    )


def drawing_picture(drawing: Drawing, label: str) -> Markup:
    """What a turtle drew; fillings lie below the strokes, as on the page."""
    xs, ys = zip(*_points(drawing), strict=True)
    left, top = min(xs) - _MARGIN, -max(ys) - _MARGIN
    box = (left, top, max(xs) + _MARGIN - left, -min(ys) + _MARGIN - top)
    paper = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
        *box, drawing.background or "#fff"
    )
    shapes = Markup("").join(
        (
            *_fillings(drawing),
            *_strokes(drawing),
            *_spots(drawing),
            *_stamps(drawing),
            *_writings(drawing),
        )
    )

    # The turtle's paper has its y upwards, SVG downwards.
    return _picture(label, box, paper, Markup('<g transform="scale(1 -1)">{}</g>').format(shapes))


def _picture(label: str, box: tuple[float, float, float, float], *shapes: Markup) -> Markup:
    view = " ".join(f"{number:g}" for number in box)
    start = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}" width="{:g}" height="{:g}"'
        ' role="img" aria-label="{}">'
    )
    opening = start.format(view, _SCALE * box[2], _SCALE * box[3], label)
    return opening + Markup("").join(shapes) + Markup("</svg>")


def _things(world: World, bolts: Collection[Cell]) -> Iterator[Markup]:
    flag = {world.flag} if world.flag else set()
    things = ((world.walls, _WALL), (world.to_paint, _PAINT), (flag, _FLAG), (bolts, _BOLT))
    for cells, shape in things:
        # In order, so that the same world is the same picture to the byte.
        for cell in sorted(cells):
            yield _at(cell, shape)


def _robot(cell: Cell, heading: int) -> Markup:
    return _at(cell, Markup('<g transform="rotate({})">{}</g>').format(90 * heading, _ROBOT))


def _at(cell: Cell, shape: Markup) -> Markup:
    return Markup('<g transform="translate({} {})">{}</g>').format(*_middle(cell), shape)


def _middle(cell: Cell) -> tuple[int, int]:
    return CELL * cell[0] + CELL // 2, CELL * cell[1] + CELL // 2


def _points(drawing: Drawing) -> Iterator[tuple[float, float]]:
    for stroke in drawing.strokes:
        yield from (stroke.start, stroke.end)

    for filling in drawing.fillings:
        yield from filling.outline

    yield from (stamp.place for stamp in drawing.stamps)
    yield from (writing.place for writing in drawing.writings)

    for spot in drawing.spots:
        (x, y), radius = spot.centre, spot.diameter / 2
        yield x - radius, y - radius
        yield x + radius, y + radius


def _stamps(drawing: Drawing) -> Iterator[Markup]:
    shape = Markup('<path d="M11 0-6 9V-9Z" transform="translate({} {}) rotate({})" fill="{}"/>')
    for stamp in drawing.stamps:
        x, y = stamp.place
        yield shape.format(f"{x:g}", f"{y:g}", f"{stamp.heading:g}", stamp.colour)


def _writings(drawing: Drawing) -> Iterator[Markup]:
    shape = Markup(
        '<text transform="translate({} {}) scale(1 -1)" font-size="{:g}" text-anchor="{}"'
        ' fill="{}">{}</text>'
    )
    anchors = {"left": "start", "center": "middle", "right": "end"}
    for writing in drawing.writings:
        x, y = writing.place
        yield shape.format(
            f"{x:g}", f"{y:g}", writing.size, anchors[writing.align], writing.colour, writing.text
        )


def _fillings(drawing: Drawing) -> Iterator[Markup]:
    for filling in drawing.fillings:
        outline = " ".join(f"{x:g},{y:g}" for x, y in filling.outline)
        yield Markup('<polygon points="{}" fill="{}"/>').format(outline, filling.colour)


def _strokes(drawing: Drawing) -> Iterator[Markup]:
    shape = Markup('<path d="{}" stroke="{}" stroke-width="{}" stroke-linecap="round"/>')
    for stroke in drawing.strokes:
        (x1, y1), (x2, y2) = stroke.start, stroke.end
        yield shape.format(
            f"M{x1:g} {y1:g}L{x2:g} {y2:g}", stroke.colour, f"{max(stroke.width, _THINNEST):g}"
        )


def _spots(drawing: Drawing) -> Iterator[Markup]:
    for spot in drawing.spots:
        x, y = spot.centre
        shape = Markup('<circle cx="{}" cy="{}" r="{}" fill="{}"/>')
        yield shape.format(f"{x:g}", f"{y:g}", f"{spot.diameter / 2:g}", spot.colour)
