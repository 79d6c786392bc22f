"""Adaptations: a curriculum made easier or harder for one child of a group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import delete, select

from tremplin.domain.exercise import Curriculum, Unit
from tremplin.domain.path import Adaptation, Ask, adaptation_of
from tremplin.models import ExerciseRow, Learner, LearnerAsk, Progress, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.board_page import Cell
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercises
from tremplin.services.errors import NotFound
from tremplin.services.learning.paths import asked_of, group_curricula
from tremplin.services.teaching.boards import cell_of


@dataclass(frozen=True, slots=True)
class AskedExercise:
    """An exercise of a unit for one child.

    ``ask`` is what is asked of her over it, ``common`` what is asked of everybody; ``cell`` tells
    what she has done of it.
    """

    loaded: LoadedExercise
    ask: Ask
    common: Ask
    cell: Cell


@dataclass(frozen=True, slots=True)
class ChildUnit:
    """A unit with its exercises, the core first."""

    unit: Unit
    exercises: list[AskedExercise]


@dataclass(frozen=True, slots=True)
class ChildAdaptation:
    """A curriculum as it is asked of one child."""

    curriculum: Curriculum
    units: list[ChildUnit]

    @property
    def is_own(self) -> bool:
        """Whether anything is asked otherwise of her."""
        return any(each.ask is not each.common for unit in self.units for each in unit.exercises)


def adaptation_for(learner: Learner, slug: str) -> ChildAdaptation:
    """What is asked of the child on one of her paths.

    Raises:
        NotFound: Her group does not follow it.
    """
    curriculum = _curriculum(learner, slug)
    exercises = current_exercises(list(curriculum.slugs))
    own = asked_of(learner.id)
    rows = db.session.scalars(select(Progress).where(Progress.learner_id == learner.id))
    progress = {row.exercise_id: row for row in rows}
    units = []

    for unit in curriculum.units:
        asked = []
        for slug, common in _common(unit).items():
            if slug in exercises:
                loaded = exercises[slug]
                cell = cell_of(progress.get(loaded.exercise_id))
                asked.append(AskedExercise(loaded, own.get(slug, common), common, cell))
        units.append(ChildUnit(unit, asked))

    return ChildAdaptation(curriculum, units)


def choose_adaptation(learner: Learner, slug: str, version: Adaptation, staff: Staff) -> None:
    """Adapt a whole curriculum to the child, or ask of her again what is asked of everybody.

    Raises:
        NotFound: Her group does not follow it.
    """
    curriculum = _curriculum(learner, slug)
    exercises = current_exercises(list(curriculum.slugs))
    asks: dict[str, Ask] = {}

    for unit in curriculum.units:
        core = [slug for slug in unit.core if slug in exercises]
        extra = [slug for slug in unit.extra if slug in exercises]
        difficulty = {slug: exercises[slug].exercise.difficulty for slug in (*core, *extra)}
        asks |= adaptation_of(core, extra, unit.checkpoint, difficulty, version)

    _keep(learner, curriculum, asks, staff)


def choose_asks(learner: Learner, slug: str, asks: Mapping[str, Ask], staff: Staff) -> None:
    """Adapt a curriculum to the child, exercise by exercise.

    What ``asks`` does not name is asked of her as of everybody.

    Raises:
        NotFound: Her group does not follow the curriculum, or an exercise is not of it.
    """
    curriculum = _curriculum(learner, slug)
    if not set(asks) <= set(curriculum.slugs):
        raise NotFound
    _keep(learner, curriculum, asks, staff)


def _keep(learner: Learner, curriculum: Curriculum, asks: Mapping[str, Ask], staff: Staff) -> None:
    common: dict[str, Ask] = {}
    for unit in curriculum.units:
        common |= _common(unit)

    rows = db.session.execute(
        select(ExerciseRow.slug, ExerciseRow.id).where(ExerciseRow.slug.in_(common))
    )
    ids = {row.slug: row.id for row in rows}

    with unit_of_work() as session:
        session.execute(
            delete(LearnerAsk).where(
                LearnerAsk.learner_id == learner.id, LearnerAsk.exercise_id.in_(ids.values())
            )
        )
        for slug, ask in asks.items():
            # Only what differs is kept: the rest follows the curriculum when that changes.
            if slug not in ids or ask is common[slug]:
                continue
            session.add(
                LearnerAsk(
                    learner_id=learner.id,
                    exercise_id=ids[slug],
                    ask=ask,
                    staff_id=staff.id,
                    chosen_at=now(),
                )
            )
        record_access(actor_of(staff), "version.chosen", learner.id, curriculum=curriculum.slug)


def _curriculum(learner: Learner, slug: str) -> Curriculum:
    for _, curriculum in group_curricula(learner.group):
        if curriculum.slug == slug:
            return curriculum
    raise NotFound


def _common(unit: Unit) -> dict[str, Ask]:
    return dict.fromkeys(unit.core, Ask.ASKED) | dict.fromkeys(unit.extra, Ask.FREE)
