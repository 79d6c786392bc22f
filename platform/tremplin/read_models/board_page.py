"""The board of a group: children by exercises of one path."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tremplin.domain.exercise import Curriculum, Text
from tremplin.domain.path import Ask
from tremplin.models import Learner


class CellState(StrEnum):
    """What a child has done of an exercise, as the board tells it."""

    NOTHING = "nothing"
    OPENED = "opened"
    TRIED = "tried"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Cell:
    """One child and one exercise.

    ``ask`` is what is asked of her over it where that is not what is asked of everybody, and she
    has not opened it.
    """

    state: CellState
    attempts: int = 0
    stars: int = 0
    ask: Ask | None = None


NOTHING = Cell(CellState.NOTHING)


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """An exercise of the group's curriculum.

    Attributes:
        starts_unit: The title of its unit where it is the first of one, else None.
        unit_size: How many exercises its unit has.
    """

    slug: str
    number: int
    title: Text
    starts_unit: Text | None
    unit_size: int


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A child's cells, in the order of the columns.

    Attributes:
        done: How many she has solved.
        total: Out of how many: those asked of her, and what she has solved beyond.
        is_own: Whether not the same is asked of her as of everybody.
    """

    learner: Learner
    cells: list[Cell]
    done: int
    total: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The whole group on one of its paths; ``columns`` is empty while it follows no curriculum."""

    columns: list[BoardColumn]
    rows: list[BoardRow]
    curriculum: Curriculum | None = None
