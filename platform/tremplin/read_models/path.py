"""A child's path: a curriculum of her group as a walk, with where she stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from tremplin.domain.exercise import Curriculum, Unit
from tremplin.domain.path import StepState, UnitOpening
from tremplin.read_models.exercise import LoadedExercise


@dataclass(frozen=True, slots=True)
class PathStep:
    """One exercise on the path: what it is, where the child stands, the stars she has."""

    loaded: LoadedExercise
    state: StepState
    stars: int


@dataclass(frozen=True, slots=True)
class PathUnit:
    """A unit on the path, a bench to the child: its exercises in order, and how it opens.

    ``asked`` are the slugs of those that are asked of this child.
    """

    unit: Unit
    state: StepState
    steps: list[PathStep]
    asked: Sequence[str]
    opening: UnitOpening = UnitOpening.BY_RULE


@dataclass(frozen=True, slots=True)
class Path:
    """The whole walk. ``next_step`` is None when every open core exercise is done.

    ``chosen`` are the exercises that an adult opened for this child, those of other curricula
    included; ``aside`` those of the curriculum that an adult put aside for her: locked, and in no
    unit.
    """

    curriculum: Curriculum
    units: list[PathUnit]
    chosen: tuple[PathStep, ...] = ()
    aside: tuple[PathStep, ...] = ()

    @property
    def next_step(self) -> PathStep | None:
        """The exercise to do next."""
        return next((step for step in self.steps if step.state is StepState.NEXT), None)

    @property
    def opened_step(self) -> PathStep | None:
        """The first exercise that was opened for her by hand and that she has not done."""
        return next((step for step in self.chosen if step.state is StepState.OPEN), None)

    @property
    def steps(self) -> list[PathStep]:
        """Every exercise in the order of the walk."""
        return [step for unit in self.units for step in unit.steps]

    def step(self, slug: str) -> PathStep | None:
        """The exercise with this slug; None when it is neither on this path nor chosen for her."""
        all_steps = (*self.steps, *self.chosen, *self.aside)
        return next((step for step in all_steps if step.loaded.exercise.slug == slug), None)

    def unit_of(self, slug: str) -> Unit | None:
        """The unit that holds the exercise, None for one of another curriculum."""
        for unit in self.units:
            if _holds(unit.steps, slug):
                return unit.unit
        return None

    def is_closed(self, slug: str) -> bool:
        """Whether an adult keeps the exercise from her: put aside, or in a unit closed by hand."""
        if _holds(self.aside, slug):
            return True
        closed = (unit for unit in self.units if unit.opening is UnitOpening.CLOSED)
        return any(_holds(unit.steps, slug) for unit in closed)

    def after(self, slug: str) -> PathStep | None:
        """The exercise to offer after this one: the next in order that is open and not done."""
        slugs = [step.loaded.exercise.slug for step in self.steps]
        start = slugs.index(slug) + 1 if slug in slugs else 0
        # What she left out before comes after all that lies ahead.
        for step in (*self.steps[start:], *self.steps[:start]):
            if step.state in (StepState.NEXT, StepState.OPEN):
                return step
        return None

    @property
    def done_count(self) -> int:
        """How many of the exercises asked of her are done."""
        return len(self._asked & self._done)

    @property
    def total_count(self) -> int:
        """How many exercises are asked of her; what she does beside them leaves it as it is."""
        return len(self._asked)

    @property
    def extra_count(self) -> int:
        """How many she has done beside those asked of her."""
        return len(self._done - self._asked)

    @property
    def _asked(self) -> set[str]:
        return {slug for unit in self.units for slug in unit.asked}

    @property
    def _done(self) -> set[str]:
        return {step.loaded.exercise.slug for step in self.steps if step.state is StepState.DONE}


def _holds(steps: Iterable[PathStep], slug: str) -> bool:
    return any(step.loaded.exercise.slug == slug for step in steps)


@dataclass(frozen=True, slots=True)
class PathPage:
    """A child's page of her paths.

    Attributes:
        shown: The path that the page shows; None while her group has none.
        paths: All of them, in the group's order.
        news: Ids of the exercises on which there are words that she has not read yet.
    """

    shown: Path | None
    paths: Sequence[Path]
    news: frozenset[UUID] = frozenset()


def under_way(paths: Sequence[Path], curriculum: str = "") -> Path | None:
    """Of a child's paths, the one that :func:`path_of` gives."""
    asked_for = (path for path in paths if path.curriculum.slug == curriculum)
    unfinished = (path for path in paths if path.next_step)
    return next(asked_for, None) or next(unfinished, None) or next(iter(paths), None)
