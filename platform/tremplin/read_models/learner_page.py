"""The page of one child, as her instructor sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tremplin.domain.exercise import Curriculum, Exercise, Unit
from tremplin.models import Consent, FamilyNote, Group, Learner
from tremplin.read_models.board_page import Cell
from tremplin.read_models.family_page import Certificate


@dataclass(frozen=True, slots=True)
class ChildStep:
    """An exercise of her path with what she has done of it."""

    exercise: Exercise
    cell: Cell
    last_activity_at: datetime | None


@dataclass(frozen=True, slots=True)
class ChildPath:
    """One of her paths, with every exercise that is on it for her.

    Attributes:
        done: How many she has solved, of ``total``; counted as on the board.
        is_own: Whether not the same is asked of her as of everybody.
        is_hers_now: Whether it is the one she is on.
    """

    curriculum: Curriculum
    steps: list[ChildStep]
    done: int
    total: int
    is_own: bool
    is_hers_now: bool


@dataclass(frozen=True, slots=True)
class OfferedUnit:
    """A unit of some curriculum of the house, with the exercises one may choose from it."""

    curriculum: Curriculum
    unit: Unit
    exercises: list[Exercise]


@dataclass(frozen=True, slots=True)
class LearnerPage:
    """A child: her paths, her card, what was chosen for her, what her family has.

    Attributes:
        chosen: The exercises that an adult opened for her, in the order in which that was done.
        offered: What an adult may open for her.
        other_groups: The adult's other groups, into which she may move.
        card_issued_at: None while she has no card.
        slips: How many slips open her family's page now.
        notes: Words to her family, the newest first.
        consent: The one that holds now, None for none.
    """

    learner: Learner
    paths: list[ChildPath]
    chosen: list[Exercise]
    offered: list[OfferedUnit]
    other_groups: list[Group]
    card_issued_at: datetime | None
    slips: int
    notes: list[FamilyNote]
    certificates: list[Certificate]
    consent: Consent | None
