"""One page of paper to take into the next session."""

from __future__ import annotations

from dataclasses import dataclass

from tremplin.domain.exercise import Curriculum, Exercise, Unit
from tremplin.models import Group, Learner
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.figures_page import Mistake


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What often gets in the way of an exercise."""

    loaded: LoadedExercise
    mistake: Mistake


@dataclass(frozen=True, slots=True)
class Place:
    """Who goes on with an exercise."""

    exercise: Exercise
    learners: list[Learner]


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """What the sheet tells.

    Attributes:
        children: How many are in the group.
        curriculum: Of the unit; None while nobody has anything left to do.
        unit: The one most children are in.
        places: In the order of the paths; then exercises opened by hand of other paths.
        finished: Who has done all that is open and asked, each in her own version.
        obstacles: The usual mistakes in the unit's exercises, of everybody who ever tried them
            here.
        without_card: Who cannot come in alone.
    """

    group: Group
    children: int
    curriculum: Curriculum | None
    unit: Unit | None
    places: list[Place]
    finished: list[Learner]
    obstacles: list[Obstacle]
    without_card: list[Learner]
