"""Exercises that an adult opens for one child: of her path, or of another curriculum."""

from __future__ import annotations

from sqlalchemy import select

from tremplin.domain.facts import FactKind
from tremplin.models import ExerciseRow, Learner, LearnerStep, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.errors import NotFound
from tremplin.services.facts import add_fact


def choose_exercise(learner: Learner, slug: str, staff: Staff) -> None:
    """Open the exercise for the child; one that is open already for her stays so.

    Raises:
        NotFound: No such exercise.
    """
    exercise = _exercise(slug)
    if _chosen(learner, exercise) is None:
        at = now()
        with unit_of_work() as session:
            session.add(
                LearnerStep(
                    learner_id=learner.id, exercise_id=exercise.id, staff_id=staff.id, opened_at=at
                )
            )
            add_fact(learner.id, exercise.id, FactKind.OPENED, at, staff_id=staff.id)
            record_access(actor_of(staff), "exercise.opened", learner.id, exercise=slug)


def close_exercise(learner: Learner, slug: str, staff: Staff) -> None:
    """Take an exercise back that was opened by hand. What the child did there is kept.

    Raises:
        NotFound: No such exercise, or not opened for her.
    """
    chosen = _chosen(learner, _exercise(slug))
    if chosen is None:
        raise NotFound
    with unit_of_work() as session:
        session.delete(chosen)
        add_fact(
            learner.id, chosen.exercise_id, FactKind.OPENED, now(), is_on=False, staff_id=staff.id
        )
        record_access(actor_of(staff), "exercise.closed", learner.id, exercise=slug)


def _exercise(slug: str) -> ExerciseRow:
    exercise = db.session.scalars(
        select(ExerciseRow).where(
            ExerciseRow.slug == slug, ExerciseRow.current_revision_id.is_not(None)
        )
    ).first()
    if exercise is None:
        raise NotFound
    return exercise


def _chosen(learner: Learner, exercise: ExerciseRow) -> LearnerStep | None:
    return db.session.scalars(
        select(LearnerStep).where(
            LearnerStep.learner_id == learner.id, LearnerStep.exercise_id == exercise.id
        )
    ).first()
