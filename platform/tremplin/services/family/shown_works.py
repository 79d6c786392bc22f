"""The works that a child chose to show at home, with what they do."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from tremplin.content.print.program_result import ProgramResult
from tremplin.models import Creation, Learner, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.content.catalogue import LoadedExercise, loaded_revision
from tremplin.services.errors import Refused
from tremplin_sandbox.verdict import Verdict


def works_of(learner_id: UUID) -> list[Creation]:
    """What the child shows, the newest first."""
    return list(
        db.session.scalars(
            select(Creation).where(Creation.learner_id == learner_id).order_by(Creation.chosen_at.desc())
        )
    )


def is_shown(learner_id: UUID, exercise_id: UUID) -> bool:
    """Whether the child shows her work for this exercise."""
    return (
        db.session.scalars(
            select(Creation.id).where(Creation.learner_id == learner_id, Creation.exercise_id == exercise_id)
        ).first()
        is not None
    )


def show_work(learner: Learner, loaded: LoadedExercise) -> None:
    """Show the child's newest program that passed; a work shown before for the same exercise makes way.

    Raises:
        Refused: ``not_done`` while nothing of hers has passed.
    """
    submission = db.session.scalars(
        select(Submission)
        .where(
            Submission.learner_id == learner.id,
            Submission.exercise_id == loaded.exercise_id,
            Submission.state == SubmissionState.GRADED,
            Submission.verdict_class == "passed",
        )
        .order_by(Submission.arrival.desc(), Submission.id.desc())
        .limit(1)
    ).first()
    if submission is None:
        raise Refused("not_done")
    shown = _shown(submission).to_json()
    with unit_of_work() as session:
        session.execute(_of(learner.id, loaded.exercise_id))
        session.add(
            Creation(
                learner_id=learner.id,
                exercise_id=loaded.exercise_id,
                source=submission.source,
                shown=shown,
                chosen_at=now(),
            )
        )


def hide_work(learner: Learner, exercise_id: UUID) -> None:
    """Show it no more."""
    with unit_of_work() as session:
        session.execute(_of(learner.id, exercise_id))


def _shown(submission: Submission) -> ProgramResult:
    loaded = loaded_revision(submission.revision_id)
    # In a question that asks what a program does, hers is only an answer.
    if loaded.exercise.prediction is not None or submission.verdict is None:
        return ProgramResult()
    try:
        return ProgramResult.of(Verdict.from_json(submission.verdict), loaded.spec)
    except ValueError:
        # It came in a box from another house, with a picture that is none; her program is shown all the same.
        return ProgramResult()


def _of(learner_id: UUID, exercise_id: UUID) -> Any:
    return delete(Creation).where(Creation.learner_id == learner_id, Creation.exercise_id == exercise_id)
