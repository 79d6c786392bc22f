"""A child's path: her group's first curriculum as a walk, with where she stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from tremplin.domain.exercise import Curriculum, Unit
from tremplin.domain.path import StepState, UnitPlan, standing
from tremplin.models import Exercise as ExerciseRow
from tremplin.models import Group, Learner, Progress
from tremplin.models.db import db
from tremplin.services.catalogue import LoadedExercise, current_curriculum, current_exercises


@dataclass(frozen=True, slots=True)
class PathStep:
    """One exercise on the path: what it is, where the child stands, the stars she has."""

    loaded: LoadedExercise
    state: StepState
    stars: int


@dataclass(frozen=True, slots=True)
class PathUnit:
    """One bench of the workshop: a unit with its exercises in order."""

    unit: Unit
    state: StepState
    steps: list[PathStep]


@dataclass(frozen=True, slots=True)
class Path:
    """The whole walk. ``next_step`` is None when every open core exercise is done."""

    curriculum: Curriculum
    units: list[PathUnit]

    @property
    def next_step(self) -> PathStep | None:
        """The exercise to do next."""
        return next((step for step in self.steps if step.state is StepState.NEXT), None)

    @property
    def steps(self) -> list[PathStep]:
        """Every exercise in the order of the walk."""
        return [step for unit in self.units for step in unit.steps]

    def step(self, slug: str) -> PathStep | None:
        """The exercise with this slug, None when it is not on this path."""
        return next((step for step in self.steps if step.loaded.exercise.slug == slug), None)

    def unit_of(self, slug: str) -> Unit | None:
        """The unit that holds the exercise."""
        return next(
            (unit.unit for unit in self.units for step in unit.steps if step.loaded.exercise.slug == slug), None
        )

    def after(self, slug: str) -> PathStep | None:
        """The exercise to offer after this one: the next in order that is open and not done."""
        slugs = [step.loaded.exercise.slug for step in self.steps]
        start = slugs.index(slug) + 1 if slug in slugs else 0
        ahead = [*self.steps[start:], *self.steps[:start]]
        return next((step for step in ahead if step.state in (StepState.NEXT, StepState.OPEN)), None)

    @property
    def done_count(self) -> int:
        """How many exercises are done."""
        return sum(step.state is StepState.DONE for step in self.steps)


def path_of(learner: Learner) -> Path | None:
    """Where the child stands on her group's curriculum; None when the group has none yet."""
    curriculum = group_curriculum(learner.group)
    if curriculum is None:
        return None
    return path_through(curriculum, stars_by_slug(learner.id))


def group_curriculum(group: Group) -> Curriculum | None:
    """The curriculum the group follows, the first in its order."""
    return next((found for given in group.curricula if (found := current_curriculum(given.curriculum))), None)


def path_through(curriculum: Curriculum, stars: Mapping[str, int]) -> Path:
    """The walk through ``curriculum`` of a child who has these stars, by slug of each exercise done."""
    exercises = current_exercises([slug for unit in curriculum.units for slug in (*unit.core, *unit.extra)])
    plans = [
        UnitPlan(
            core=[slug for slug in unit.core if slug in exercises],
            extra=[slug for slug in unit.extra if slug in exercises],
            opens_at=unit.opens_at,
        )
        for unit in curriculum.units
    ]
    units = [
        PathUnit(
            unit,
            where.state,
            [PathStep(exercises[slug], state, stars.get(slug, 0)) for slug, state in where.exercises.items()],
        )
        for unit, where in zip(curriculum.units, standing(plans, stars), strict=True)
    ]
    return Path(curriculum, units)


def stars_by_slug(learner_id: UUID) -> dict[str, int]:
    """The stars of each exercise the child has done, by slug."""
    rows = db.session.execute(
        select(ExerciseRow.slug, Progress.stars)
        .join(Progress, Progress.exercise_id == ExerciseRow.id)
        .where(Progress.learner_id == learner_id, Progress.first_success_at.is_not(None))
    )
    return {row.slug: row.stars for row in rows}
