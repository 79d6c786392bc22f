"""The programs that a child has handed in for an exercise, the newest first."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Select, select

from tremplin.domain.draft import is_empty
from tremplin.models import Submission, SubmissionState
from tremplin.models.db import db
from tremplin.read_models.exercise_page import GradedProgram, WaitingProgram
from tremplin_sandbox.verdict import Verdict, VerdictClass


def last_graded(
    learner_id: UUID, exercise_id: UUID, before: Submission | None = None
) -> Submission | None:
    """The child's newest graded submission for the exercise, or the newest of those before one."""
    graded = _newest_first(learner_id, exercise_id).where(
        Submission.state == SubmissionState.GRADED
    )
    if before is not None:
        graded = graded.where(Submission.arrival < before.arrival)

    return db.session.scalars(graded.limit(1)).first()


def waiting_program(learner_id: UUID, exercise_id: UUID) -> WaitingProgram | None:
    """The child's newest submission for the exercise, while that has no verdict."""
    newest = db.session.scalars(_newest_first(learner_id, exercise_id).limit(1)).first()
    if newest is None or newest.state is SubmissionState.GRADED:
        return None
    return as_waiting(newest)


def as_waiting(submission: Submission) -> WaitingProgram:
    """The submission as a page asks after it."""
    return WaitingProgram(submission.id, submission.state.value)


def as_graded(submission: Submission) -> GradedProgram:
    """A graded submission as a page shows it."""
    verdict = Verdict.from_json(submission.verdict or {})
    is_nearer = verdict.verdict is VerdictClass.FAILED and _came_nearer(submission)
    return GradedProgram(submission.source, verdict, is_nearer)


def _came_nearer(submission: Submission) -> bool:
    """Whether a submission passes more required tests than the one before it."""
    before = last_graded(submission.learner_id, submission.exercise_id, before=submission)
    # Two revisions may have different tests: their counts say nothing of each other.
    if before is None or before.revision_id != submission.revision_id:
        return False
    # What an empty program passes is no work of the child's.
    if is_empty(submission.source):
        return False

    return _required_passed(submission) > _required_passed(before)


def _required_passed(submission: Submission) -> int:
    return Verdict.from_json(submission.verdict).required_passed if submission.verdict else 0


def _newest_first(learner_id: UUID, exercise_id: UUID) -> Select[Submission]:
    # By arrival, not by the clock: a clock that was put back does not change what is newest.
    return (
        select(Submission)
        .where(Submission.learner_id == learner_id, Submission.exercise_id == exercise_id)
        .order_by(Submission.arrival.desc(), Submission.id.desc())
    )
