"""What a group has done, in figures: where its children get stuck."""

from __future__ import annotations

from dataclasses import dataclass

from tremplin.domain.exercise import Curriculum
from tremplin.models import Group
from tremplin.read_models.exercise import LoadedExercise


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was wrong with programs, how often, and with how many children.

    ``word`` is one of ``services.learning.mistakes``.
    """

    word: str
    times: int
    children: int


@dataclass(frozen=True, slots=True)
class Difficulty:
    """An exercise as the group has met it.

    Attributes:
        tried: How many children have handed in a program.
        passed: How many of them have solved it.
        attempts: How many programs all of them have handed in.
        mistakes: The usual ones, the most frequent first.
    """

    loaded: LoadedExercise
    tried: int
    passed: int
    attempts: int
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The paths that a group follows, and the difficulties of the one that is looked at."""

    group: Group
    paths: list[Curriculum]
    difficulties: list[Difficulty]
