"""Boulon, a robot on a grid: ``from robot import *`` (French: ``avance()``, ``tourne_gauche()``, ``ramasse()`` …).

The robot moves in a world given as a map, and keeps a record of what it did. A move that cannot be made ends the
program with a :class:`RobotError`.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = [  # noqa: RUF022  (by command, English and French)
    "forward", "avance",
    "turn_left", "tourne_gauche",
    "turn_right", "tourne_droite",
    "pick", "ramasse",
    "paint", "peins",
    "wall_ahead", "mur_devant",
    "path_ahead", "chemin_libre",
    "bolt_here", "boulon_ici",
    "flag_here", "drapeau_ici",
    "painted_here", "peint_ici",
]  # fmt: skip

Cell = tuple[int, int]
Watcher = Callable[[str], None]
HEADINGS = "^>v<"
"""The robot on a map, by where it looks: north, east, south, west."""
STEPS = ((0, -1), (1, 0), (0, 1), (-1, 0))
"""Columns and rows that a step goes, by heading."""
MAX_STEPS = 500
"""Actions that a robot makes unless told otherwise."""
LOOKS_PER_STEP = 40
"""Questions a program may ask for each action that it may make."""
SIGNS = "#.oFx"
"""What else stands on a map: wall, floor, bolt, flag, cell to paint."""


class RobotError(Exception):
    """The robot cannot go on; ``reason`` is one of ``bumped``, ``nothing_here``, ``too_many_steps``."""

    reason = "stopped"


class Bumped(RobotError):  # noqa: N818  (a child reads these names)
    """The robot ran into a wall."""

    reason = "bumped"


class NothingHere(RobotError):  # noqa: N818
    """There is no bolt to pick."""

    reason = "nothing_here"


class TooManySteps(RobotError):  # noqa: N818
    """The robot has worked for too long."""

    reason = "too_many_steps"


class World:
    """A map: one line a row, one sign a cell; outside of it everything is wall.

    Attributes:
        width, height: In cells.
        walls, bolts, to_paint: Sets of ``(column, row)``, counted from 0 at the top left.
        flag: Where it stands, or None.
        start, heading: Where the robot begins, and its index in :data:`HEADINGS`.
    """

    def __init__(self, text: str) -> None:
        """Read a map.

        Raises:
            ValueError: It is no map: no robot or two, two flags, an unknown sign, rows of different
                lengths.
        """
        rows = [line.strip() for line in text.strip().splitlines()]
        if not rows or len({len(row) for row in rows}) != 1:
            raise ValueError("the rows of a map have the same length")
        cells = {(x, y): sign for y, row in enumerate(rows) for x, sign in enumerate(row)}
        unknown = set(cells.values()) - set(SIGNS + HEADINGS)
        if unknown:
            raise ValueError(f"unknown sign on the map: {min(unknown)!r}")
        robots = [cell for cell, sign in cells.items() if sign in HEADINGS]
        flags = [cell for cell, sign in cells.items() if sign == "F"]
        if len(robots) != 1 or len(flags) > 1:
            raise ValueError("a map has one robot and at most one flag")
        self.width, self.height = len(rows[0]), len(rows)
        self.walls = {cell for cell, sign in cells.items() if sign == "#"}
        self.bolts = {cell for cell, sign in cells.items() if sign == "o"}
        self.to_paint = {cell for cell, sign in cells.items() if sign == "x"}
        self.flag = flags[0] if flags else None
        self.start = robots[0]
        self.heading = HEADINGS.index(cells[robots[0]])

    def is_free(self, cell: Cell) -> bool:
        """Whether the robot can stand there."""
        return 0 <= cell[0] < self.width and 0 <= cell[1] < self.height and cell not in self.walls


class Robot:
    """A robot at work in a world.

    Attributes:
        world: The map, which does not change.
        cell, heading: Where it is and looks.
        bolts: Those still on the ground.
        painted: Cells it has painted.
        record: What it did, in order: ``forward``, ``left``, ``right``, ``pick``, ``paint``, and at
            the end, where it could not go on, ``bump``, ``miss`` or ``tire``.
        watcher: Called with each word of the record, or None.
    """

    def __init__(self, world: World, max_steps: int = MAX_STEPS) -> None:
        """Put a robot at the start of a world; ``max_steps`` is how many actions it makes."""
        self.world = world
        self.cell, self.heading = world.start, world.heading
        self.bolts = set(world.bolts)
        self.painted: set[Cell] = set()
        self.record: list[str] = []
        self.watcher: Watcher | None = None
        self._max_steps = max_steps
        self._looks = 0
        self._end: RobotError | None = None

    def do(self, action: str) -> None:
        """Make one action of the record's words.

        Raises:
            RobotError: It cannot be made, or an earlier one could not.
        """
        self._require_strength(len(self.record) >= self._max_steps)
        if action == "forward":
            self._forward()
        elif action == "pick":
            self._pick()
        elif action == "paint":
            self.painted.add(self.cell)
        else:
            self.heading = (self.heading + (1 if action == "right" else -1)) % 4
        self._note(action)

    def ahead(self) -> Cell:
        """The cell in front."""
        step = STEPS[self.heading]
        return self.cell[0] + step[0], self.cell[1] + step[1]

    def look(self, sees: Callable[[Robot], bool]) -> bool:
        """Whether the robot ``sees`` something, a function of the robot."""
        self._looks += 1
        self._require_strength(self._looks > LOOKS_PER_STEP * self._max_steps)
        return sees(self)

    def _forward(self) -> None:
        if not self.world.is_free(self.ahead()):
            self._stop("bump", Bumped("there is a wall"))
        self.cell = self.ahead()

    def _pick(self) -> None:
        if self.cell not in self.bolts:
            self._stop("miss", NothingHere("there is no bolt here"))
        self.bolts.remove(self.cell)

    def _require_strength(self, is_tired: bool) -> None:
        if self._end is not None:
            raise self._end
        if is_tired:
            self._stop("tire", TooManySteps("the robot has worked for too long"))

    def _stop(self, word: str, error: RobotError) -> None:
        self._end = error
        self._note(word)
        raise error

    def _note(self, word: str) -> None:
        self.record.append(word)
        if self.watcher:
            self.watcher(word)


_robot = Robot(World(">....\n....."))


def begin(text: str, max_steps: int = MAX_STEPS, watcher: Watcher | None = None) -> Robot:
    """Put the robot at the start of a new world, with an empty record; ``watcher`` is called with each action."""
    global _robot
    _robot = Robot(World(text), max_steps)
    _robot.watcher = watcher
    return _robot


def forward() -> None:
    """Go one cell on."""
    _robot.do("forward")


def turn_left() -> None:
    """Turn a quarter to the left."""
    _robot.do("left")


def turn_right() -> None:
    """Turn a quarter to the right."""
    _robot.do("right")


def pick() -> None:
    """Pick up the bolt that lies here."""
    _robot.do("pick")


def paint() -> None:
    """Paint the cell one stands on."""
    _robot.do("paint")


def wall_ahead() -> bool:
    """Whether there is a wall in front."""
    return _robot.look(lambda robot: not robot.world.is_free(robot.ahead()))


def path_ahead() -> bool:
    """Whether the way in front is free."""
    return _robot.look(lambda robot: robot.world.is_free(robot.ahead()))


def bolt_here() -> bool:
    """Whether a bolt lies here."""
    return _robot.look(lambda robot: robot.cell in robot.bolts)


def flag_here() -> bool:
    """Whether the flag stands here."""
    return _robot.look(lambda robot: robot.cell == robot.world.flag)


def painted_here() -> bool:
    """Whether this cell is painted."""
    return _robot.look(lambda robot: robot.cell in robot.painted)


avance, tourne_gauche, tourne_droite, ramasse, peins = forward, turn_left, turn_right, pick, paint
mur_devant, chemin_libre, boulon_ici, drapeau_ici, peint_ici = (
    wall_ahead,
    path_ahead,
    bolt_here,
    flag_here,
    painted_here,
)
