"""A child shows her family a program that passed, or does so no more."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from tremplin.content.print.program_result import ProgramResult
from tremplin.models import Creation, CreationKind, Learner, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.clock import now
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.errors import Refused
from tremplin_sandbox.verdict import Verdict


def is_shown(learner_id: UUID, exercise_id: UUID) -> bool:
    """Whether the family sees the child's work for this exercise."""
    work = db.session.get(Creation, Creation.id_at_home(learner_id, exercise_id))
    return work is not None and work.chosen_at is not None


def show_work(learner: Learner, loaded: LoadedExercise) -> None:
    """Show the family the child's newest program that passed, in place of one shown before.

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

    shown, at = _shown(submission).to_json(), now()
    with unit_of_work() as session:
        session.merge(
            Creation(
                id=Creation.id_at_home(learner.id, loaded.exercise_id),
                learner_id=learner.id,
                kind=CreationKind.EXERCISE,
                exercise_id=loaded.exercise_id,
                source=submission.source,
                shown=shown,
                changed_at=at,
                chosen_at=at,
                thrown_away_at=None,
            )
        )


def hide_work(learner: Learner, exercise_id: UUID) -> None:
    """Show the child's work for the exercise no more.

    It is deleted after a while (see ``services.operations.forget_old``).
    """
    with unit_of_work() as session:
        work = session.get(Creation, Creation.id_at_home(learner.id, exercise_id))
        if work is not None:
            work.chosen_at, work.thrown_away_at = None, now()


def _shown(submission: Submission) -> ProgramResult:
    loaded = loaded_revision(submission.revision_id)
    # In a question that asks what a program does, hers is only an answer.
    if loaded.exercise.prediction is not None or submission.verdict is None:
        return ProgramResult()
    try:
        return ProgramResult.of(Verdict.from_json(submission.verdict), loaded.spec)
    except ValueError:
        # Her data came from another house with a picture that cannot be drawn: the program alone is
        # shown.
        return ProgramResult()
