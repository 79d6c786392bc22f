"""The pages of a group: its board, its settings, what is left of it once it is closed."""

from __future__ import annotations

from dataclasses import dataclass

from tremplin.domain.exercise import Curriculum
from tremplin.models import AgeBand, DayPass, Group, Learner, Staff
from tremplin.read_models.new_group_page import OfferedCurriculum


@dataclass(frozen=True, slots=True)
class GroupPage:
    """What stands around the board.

    Attributes:
        paths: What the group follows, in its order.
        offered: What it might follow besides.
        age: How old most of the children are; None while there is none.
        to_be_erased: The children whose erasure is announced, the next one first.
        without_card: How many children cannot come in alone.
        without_consent: How many families have not agreed to today's notice.
    """

    group: Group
    children: list[Learner]
    paths: list[Curriculum]
    offered: list[OfferedCurriculum]
    age: AgeBand | None
    to_be_erased: list[Learner]
    without_card: int
    without_consent: int


@dataclass(frozen=True, slots=True)
class ClosedGroup:
    """A group that has ended, with its children and those who left before."""

    group: Group
    children: list[Learner]
    archived: list[Learner]
    to_be_erased: list[Learner]


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """Everything of the group that can be changed.

    Attributes:
        archived: The children who left.
        to_be_erased: Those whose erasure is announced, the next one first.
        without_consent: Those whose families have not agreed to today's notice.
        age: How old most of the children are; None while there is none.
        paths: What the group follows, in its order.
        offered: What it might follow besides.
        adults: Who leads it.
        others: The adults of the house who might.
        passes: The day passes that still let somebody in.
    """

    group: Group
    children: list[Learner]
    archived: list[Learner]
    to_be_erased: list[Learner]
    without_consent: list[Learner]
    age: AgeBand | None
    paths: list[Curriculum]
    offered: list[OfferedCurriculum]
    adults: list[Staff]
    others: list[Staff]
    passes: list[DayPass]
