"""The queue in the database: which submission is next, and what a verdict changes.

Fairness: one running submission a learner, and the learner who has waited longest since she was
last served goes first, so that fifty endless loops of one child cost the others one turn each at
most. What is looked through is what waits, however long its learners have been coming.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.dml import ReturningUpdate

from tremplin.content.format.exercise_jobs import job_of
from tremplin.content.format.predictions import verdict_for_answer
from tremplin.domain.progress import Outcome, ProgressState, advance
from tremplin.grading import Claim
from tremplin.models import Progress, Submission, SubmissionState, Turn
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.clock import now
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.learning.mistakes import mistake_of
from tremplin_sandbox.verdict import TestStatus, Verdict, VerdictClass

LEASE = timedelta(seconds=90)
"""How long a grader may hold a submission: above the longest exercise's time for all its tests."""

RETRY_STEPS_S = (2, 5, 15, 30, 60)
"""Seconds until a failed grading is tried again; after the last step the submission is held."""

GRADERS_AT_ONCE = 64
"""Candidates a grader looks at: so many graders at once find a submission each."""

OWN_FAULTS = frozenset({"exercise_error", "container_hung", "internal"})
"""Reasons that lie in one submission or its exercise: trying again helps only once an adult has looked.

Any other reason is the checker's, and what is held for it goes on when the checker is back.
"""


def claim_next() -> Claim | None:
    """Take the fairest gradable submission under a lease, or None when nothing waits."""
    at = now()
    # A look writes nothing: graders that wait would else take SQLite's one place for a writer all
    # day.
    if db.session.scalar(select(_candidates(at, 1).exists())):
        return _take_fairest(at)
    db.session.rollback()
    return None


def _take_fairest(at: datetime) -> Claim | None:
    try:
        with unit_of_work() as session:
            taken = session.execute(claim_statement(at)).first()
            if taken is None:
                return None
            session.merge(Turn(learner_id=taken.learner_id, number=_next_turn()))
    except IntegrityError:
        # Two graders met at one learner: the database lets only one of them serve her.
        return claim_next()
    return claim_of(taken.id, loaded_revision(taken.revision_id), taken.source)


def claim_statement(at: datetime) -> ReturningUpdate[UUID, UUID, str, UUID]:
    """The statement that finds the fairest submission and claims it.

    Being one statement, it gives graders at the same moment different submissions.

    Returns:
        Id, learner, source and revision of what was taken.
    """
    return (
        update(Submission)
        .where(Submission.id == _fairest(at))
        .values(
            state=SubmissionState.RUNNING,
            started_at=at,
            lease_until=at + LEASE,
            tries=Submission.tries + 1,
        )
        .returning(Submission.id, Submission.learner_id, Submission.source, Submission.revision_id)
        .execution_options(synchronize_session=False)
    )


def _next_turn() -> ScalarSelect[int]:
    return select(func.coalesce(func.max(Turn.number), 0) + 1).scalar_subquery()


def claim_of(submission_id: UUID, loaded: LoadedExercise, source: str) -> Claim:
    """The claim for a grader: a job that names nobody; for ``predict`` the verdict itself."""
    job = job_of(loaded.files, loaded.spec, source.encode(), loaded.goals)
    if loaded.answer is None:
        return Claim(submission_id, job)
    return Claim(
        submission_id, job, partial(verdict_for_answer, source, loaded.answer, loaded.exercise)
    )


def take_back_all() -> int:
    """Queue again whatever is still marked as being graded; returns how many.

    Only for a house with a single grading process, before it starts to grade: what runs then
    belongs to a process that died, and nobody need wait for its lease to end.
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
    """Keep the verdict and update the progress; a second verdict for a submission changes nothing.

    A ``platform_error`` is never a child's: the submission goes back into the queue, to be tried
    again later. After a few tries it is held, and an adult is told.
    """
    at = now()
    with unit_of_work() as session:
        submission = session.get(
            Submission, submission_id, with_for_update=True, populate_existing=True
        )
        # Whoever handed it in may be gone by now: an adult who tried the site as a child, a child
        # erased.
        if submission is None or submission.state is SubmissionState.GRADED:
            return

        if verdict.verdict is VerdictClass.PLATFORM_ERROR:
            _try_later(submission, verdict.reason, at)
            return

        submission.state = SubmissionState.GRADED
        submission.lease_until = submission.held_at = submission.reason = None
        submission.graded_at = at
        submission.verdict_class = verdict.verdict.value
        submission.verdict = verdict.to_json()
        submission.mistake = mistake_of(verdict, submission.source)

        progress = progress_of(submission.learner_id, submission.exercise_id, at)
        _advance_progress(progress, submission, verdict, at)
        _count_mistake(progress, submission.mistake)


def _advance_progress(
    progress: Progress, submission: Submission, verdict: Verdict, at: datetime
) -> None:
    # A second answer to a question may be a guess: the first verdict said that it was not the other.
    is_guess = progress.attempts > 0 and _asks_a_question(submission)
    before = ProgressState(progress.attempts, progress.stars, progress.first_success_at)
    after = advance(before, outcome_of(verdict, is_guess=is_guess), at)

    progress.attempts, progress.stars = after.attempts, after.stars
    progress.first_success_at = after.first_success_at
    progress.last_activity_at = at


def _asks_a_question(submission: Submission) -> bool:
    return loaded_revision(submission.revision_id).exercise.prediction is not None


def _count_mistake(progress: Progress, mistake: str | None) -> None:
    """Count how often in a row the child has made the same mistake."""
    if mistake is None:
        progress.mistakes = 0
    elif mistake == progress.mistake:
        progress.mistakes += 1
    else:
        progress.mistakes = 1

    progress.mistake = mistake


def _try_later(submission: Submission, reason: str, at: datetime) -> None:
    step_s = RETRY_STEPS_S[min(submission.tries, len(RETRY_STEPS_S)) - 1]
    submission.lease_until = None
    submission.reason = reason[:40]
    submission.retry_at = at + timedelta(seconds=step_s)

    if submission.tries < len(RETRY_STEPS_S):
        submission.state = SubmissionState.QUEUED
        return

    submission.state = SubmissionState.HELD
    submission.held_at = submission.held_at or at

    if reason in OWN_FAULTS:
        submission.retry_at = None
        _close_held_before(submission)


def _close_held_before(submission: Submission) -> None:
    """Close the child's earlier held submissions for the exercise: an adult looks at the newest."""
    db.session.execute(
        update(Submission)
        .where(
            Submission.learner_id == submission.learner_id,
            Submission.exercise_id == submission.exercise_id,
            Submission.state == SubmissionState.HELD,
            Submission.arrival < submission.arrival,
        )
        .values(state=SubmissionState.CLOSED, retry_at=None)
        .execution_options(synchronize_session=False)
    )


def progress_of(learner_id: UUID, exercise_id: UUID, at: datetime) -> Progress:
    """The child's progress row for an exercise, added to the session where there is none yet."""
    progress = db.session.scalars(
        select(Progress).where(
            Progress.learner_id == learner_id, Progress.exercise_id == exercise_id
        )
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


def outcome_of(verdict: Verdict, *, is_guess: bool = False) -> Outcome:
    """What a verdict means for progress.

    Args:
        verdict: Of the submission.
        is_guess: It answers a question that was answered before: right by trying on earns no second
            star.
    """
    advice = [test for test in verdict.tests if test.level == "advice"]
    follows_all = all(test.status is TestStatus.PASSED for test in advice)
    return Outcome(
        passed=verdict.passed,
        counts=verdict.verdict is not VerdictClass.PLATFORM_ERROR,
        advice_followed=follows_all and not is_guess,
    )


def unfinished() -> ColumnElement[bool]:
    """The condition that a submission waits for its verdict.

    Its values are written into the statement: only so does the partial index over them serve.
    """
    states = [SubmissionState.QUEUED, SubmissionState.RUNNING, SubmissionState.HELD]
    return Submission.state.in_(
        bindparam("unfinished", states, expanding=True, literal_execute=True)
    )


def _gradable(at: datetime) -> ColumnElement[bool]:
    return or_(_waits(at), _abandoned(at))


def _waits(at: datetime) -> ColumnElement[bool]:
    longest = timedelta(seconds=RETRY_STEPS_S[-1])
    is_due = _is_over(Submission.retry_at, at, longest)
    need_not_wait = Submission.retry_at.is_(None)
    return or_(
        and_(Submission.state == SubmissionState.QUEUED, or_(need_not_wait, is_due)),
        and_(Submission.state == SubmissionState.HELD, is_due),
    )


def _abandoned(at: datetime) -> ColumnElement[bool]:
    return and_(
        Submission.state == SubmissionState.RUNNING, _is_over(Submission.lease_until, at, LEASE)
    )


def _is_over(
    until: InstrumentedAttribute[datetime | None], at: datetime, longest: timedelta
) -> ColumnElement[bool]:
    # No wait is that long: it was written before the clock was put back. Twice, as two machines'
    # clocks differ a bit.
    return or_(until <= at, until > at + 2 * longest)


def _fairest(at: datetime) -> ScalarSelect[UUID]:
    """The id of the submission to grade next, locked; rows that other graders lock are skipped."""
    candidate = _candidates(at, GRADERS_AT_ONCE).subquery()
    return (
        select(Submission.id)
        .join(candidate, candidate.c.id == Submission.id)
        # Asked again of the row itself: another grader may have had it between the look and the
        # lock.
        .where(_gradable(at))
        .order_by(candidate.c.served, candidate.c.arrival, candidate.c.id)
        .limit(1)
        .with_for_update(of=Submission, skip_locked=True)
        .scalar_subquery()
    )


def _candidates(at: datetime, most: int) -> Select[UUID, int, int]:
    """One submission a learner, the fairest first: her oldest due, none while another one runs.

    One that its grader has left comes before: while it is marked as running, the database lets no
    other one of hers be.
    """
    comes_first = case((Submission.state == SubmissionState.RUNNING, 0), (_waits(at), 1), else_=2)
    place = func.row_number().over(
        partition_by=Submission.learner_id,
        order_by=(comes_first, Submission.arrival, Submission.id),
    )
    # Turns are joined before anything is sorted out: there the database can tell how many rows it
    # has.
    of_learner = (
        select(
            Submission.id,
            Submission.arrival,
            func.coalesce(Turn.number, 0).label("served"),
            place.label("place"),
            _gradable(at).label("is_gradable"),
        )
        .outerjoin(Turn, Turn.learner_id == Submission.learner_id)
        .where(unfinished())
        .subquery()
        .c
    )

    return (
        select(of_learner.id, of_learner.arrival, of_learner.served)
        .where(of_learner.place == 1, of_learner.is_gradable)
        .order_by(of_learner.served, of_learner.arrival, of_learner.id)
        .limit(most)
    )
