"""The queue in the database: which submission is next, and what a verdict changes.

Fairness: one running submission a learner, and the learner who has waited longest since she was last served goes
first, so that fifty endless loops of one child cost the others one turn each at most.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from tremplin.content.grading import job_of
from tremplin.content.predict import verdict_for_answer
from tremplin.domain.progress import Outcome, ProgressState, advance
from tremplin.grading import Claim
from tremplin.models import Progress, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.services.catalogue import LoadedExercise, loaded_revision
from tremplin.services.clock import now
from tremplin.services.learning.mistakes import mistake_of
from tremplin_sandbox.verdict import TestStatus, Verdict, VerdictClass

LEASE = timedelta(seconds=90)
"""How long a grader may hold a submission: above the longest exercise's time for all its tests."""

RETRY_STEPS_S = (2, 5, 15, 30, 60)
"""Seconds until a submission the platform could not grade is tried again; the last step repeats."""


def claim_next() -> Claim | None:
    """Take the fairest gradable submission under a lease, or None when nothing waits."""
    while True:
        at = now()
        candidate = db.session.scalars(_fairest(at)).first()
        if candidate is None:
            db.session.rollback()
            return None
        claim = _take(candidate, at)
        if claim is not None:
            return claim


def _take(submission_id: UUID, at: datetime) -> Claim | None:
    """The claim on one submission, or None when another grader was faster or serves the same learner."""
    try:
        with unit_of_work() as session:
            taken = session.execute(
                update(Submission)
                .where(Submission.id == submission_id, _gradable(at))
                .values(
                    state=SubmissionState.RUNNING, started_at=at, lease_until=at + LEASE, tries=Submission.tries + 1
                )
                .returning(Submission.source, Submission.revision_id)
            ).first()
    except IntegrityError:
        return None
    if taken is None:
        return None
    return claim_of(submission_id, loaded_revision(taken.revision_id), taken.source)


def claim_of(submission_id: UUID, loaded: LoadedExercise, source: str) -> Claim:
    """What the graders are told: a job without any identity; for ``predict``, the comparison itself."""
    job = job_of(loaded.files, loaded.spec, source.encode(), loaded.goals)
    if loaded.answer is None:
        return Claim(submission_id, job)
    return Claim(submission_id, job, partial(verdict_for_answer, source, loaded.answer, loaded.exercise))


def take_back_all() -> int:
    """Queue again whatever is still marked as being graded; returns how many.

    Only for a house with a single grading process, before it starts to grade: what runs then belongs to a process
    that died, and nobody need wait for its lease to end.
    """
    with unit_of_work() as session:
        taken = session.scalars(
            update(Submission)
            .where(Submission.state == SubmissionState.RUNNING)
            .values(state=SubmissionState.QUEUED, lease_until=None)
            .returning(Submission.id)
        ).all()
    return len(taken)


def record_verdict(submission_id: UUID, verdict: Verdict) -> None:
    """Keep the verdict and the progress it means; a second verdict for the same submission changes nothing.

    A ``platform_error`` is never a child's: the submission goes back into the queue, to be tried again later.
    """
    at = now()
    with unit_of_work() as session:
        submission = session.get(Submission, submission_id, with_for_update=True, populate_existing=True)
        # Whoever handed it in may be gone by now: an adult who tried the site as a child, a child erased.
        if submission is None or submission.state is SubmissionState.GRADED:
            return
        if verdict.verdict is VerdictClass.PLATFORM_ERROR:
            step = RETRY_STEPS_S[min(submission.tries, len(RETRY_STEPS_S)) - 1]
            submission.state = SubmissionState.QUEUED
            submission.lease_until = None
            submission.retry_at = at + timedelta(seconds=step)
            return
        submission.state = SubmissionState.GRADED
        submission.lease_until = None
        submission.graded_at = at
        submission.verdict_class = verdict.verdict.value
        submission.verdict = verdict.to_json()
        progress = progress_of(submission.learner_id, submission.exercise_id, at)
        state = advance(
            ProgressState(progress.attempts, progress.stars, progress.first_success_at), outcome_of(verdict), at
        )
        progress.attempts, progress.stars = state.attempts, state.stars
        progress.first_success_at = state.first_success_at
        progress.last_activity_at = at
        submission.mistake = mistake = mistake_of(verdict, submission.source)
        progress.mistakes = progress.mistakes + 1 if mistake and mistake == progress.mistake else int(bool(mistake))
        progress.mistake = mistake


def progress_of(learner_id: UUID, exercise_id: UUID, at: datetime) -> Progress:
    """The child's progress row for an exercise, added to the session where there is none yet."""
    progress = db.session.scalars(
        select(Progress).where(Progress.learner_id == learner_id, Progress.exercise_id == exercise_id)
    ).first()
    if progress is None:
        progress = Progress(
            learner_id=learner_id,
            exercise_id=exercise_id,
            attempts=0,
            stars=0,
            hints_used=0,
            mistakes=0,
            first_opened_at=at,
            last_activity_at=at,
        )
        db.session.add(progress)
    return progress


def outcome_of(verdict: Verdict) -> Outcome:
    """What a verdict means for progress."""
    return Outcome(
        passed=verdict.passed,
        counts=verdict.verdict is not VerdictClass.PLATFORM_ERROR,
        advice_followed=all(test.status is TestStatus.PASSED for test in verdict.tests if test.level == "advice"),
    )


def _gradable(at: datetime) -> ColumnElement[bool]:
    waiting = and_(
        Submission.state == SubmissionState.QUEUED, or_(Submission.retry_at.is_(None), Submission.retry_at <= at)
    )
    abandoned = and_(Submission.state == SubmissionState.RUNNING, Submission.lease_until <= at)
    return or_(waiting, abandoned)


def _fairest(at: datetime) -> Select[UUID]:
    other = aliased(Submission)
    is_being_served = (
        select(other.id)
        .where(
            other.learner_id == Submission.learner_id,
            other.state == SubmissionState.RUNNING,
            other.id != Submission.id,
        )
        .exists()
    )
    last_served = select(func.max(other.started_at)).where(other.learner_id == Submission.learner_id).scalar_subquery()
    return (
        select(Submission.id)
        .where(_gradable(at), ~is_being_served)
        .order_by(last_served.nulls_first(), Submission.submitted_at)
        .limit(1)
    )
