"""What an instructor reads: a child's work for one exercise, texts that children found unclear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tremplin.domain.exercise import Exercise
from tremplin.models import Comment, Draft, ProblemReport
from tremplin.read_models.board_page import Cell
from tremplin.read_models.handed_in import HandedIn


@dataclass(frozen=True, slots=True)
class ChildWork:
    """What she wrote for one exercise.

    Attributes:
        draft: The newest one, None while there is none.
        handed_in: The last programs she handed in, the newest first.
        ticked: Items of a project's checklist that an adult has ticked.
        comments: What adults have said of it, the newest first.
        star_given: Whether an adult has given a star by hand.
        has_history: Whether there is more than one moment to look back at.
    """

    exercise: Exercise
    cell: Cell
    draft: Draft | None
    handed_in: list[HandedIn]
    ticked: frozenset[str]
    comments: list[Comment]
    star_given: bool
    has_history: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """The program at one moment; ``handed_in`` where it was handed in then."""

    at: datetime
    source: str
    handed_in: HandedIn | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """How a program came about: its moments, the first one first."""

    exercise: Exercise
    moments: list[Moment]


@dataclass(frozen=True, slots=True)
class UnclearText:
    """A report with the exercise as the child read it."""

    report: ProblemReport
    exercise: Exercise


@dataclass(frozen=True, slots=True)
class UnclearTexts:
    """The texts that nobody has dealt with, and those closed lately; the newest first."""

    open: list[UnclearText]
    closed: list[UnclearText]
