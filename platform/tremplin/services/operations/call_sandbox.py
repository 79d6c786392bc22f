"""A page's call of a sandbox that only a runner has: the job is a row, a runner takes it, its verdict comes back in it.

The page waits all the while (somebody looks at it), so a call that nobody waits for any more is worth nothing: it is
taken away, and never tried again.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Row, delete, select, update

from tremplin.grading import Claim, NoRunnerError
from tremplin.models import SandboxCall
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin_sandbox.job import Job
from tremplin_sandbox.verdict import Verdict, VerdictClass

TAKEN_WITHIN_S = 6.0
"""A runner that is there looks for work several times a second; this leaves room for a busy machine."""

ANSWERED_WITHIN_S = 90.0
"""Above the longest exercise's time for all its tests, like the lease of a submission."""

FORGOTTEN_AFTER = timedelta(minutes=5)
"""Nobody waits for so long: whoever called has died."""

POLL_S = 0.02

log = structlog.get_logger()


def call_sandbox(job: Job) -> Verdict:
    """The verdict of a runner on this job.

    Raises:
        NoRunnerError: ``runner_unreachable`` where none has begun after ``TAKEN_WITHIN_S``,
            ``runner_lost`` where one has begun and not answered within ``ANSWERED_WITHIN_S``.
    """
    with unit_of_work() as session:
        call = SandboxCall(job=job.to_json(), called_at=now())
        session.add(call)
    try:
        return _answer(call.id)
    finally:
        with unit_of_work() as session:
            session.execute(delete(SandboxCall).where(SandboxCall.id == call.id))


def _answer(call_id: UUID) -> Verdict:
    row = _look(call_id, TAKEN_WITHIN_S, lambda row: row.taken_at is not None)
    if row is None:
        raise NoRunnerError("runner_unreachable")
    row = _look(call_id, ANSWERED_WITHIN_S, lambda row: row.verdict is not None)
    if row is None:
        raise NoRunnerError("runner_lost")
    return Verdict.from_json(row.verdict)


def _look(call_id: UUID, seconds: float, is_there: Callable[[Row[Any]], bool]) -> Row[Any] | None:
    """The call once it is as wanted, or None when that takes too long."""
    columns = select(SandboxCall.taken_at, SandboxCall.verdict).where(SandboxCall.id == call_id)
    deadline = time.monotonic() + seconds
    while True:
        # A unit of its own for each look: it sees what others have committed, and holds no
        # connection in between.
        with unit_of_work() as session:
            row = session.execute(columns).one()
        if is_there(row):
            return row
        if time.monotonic() > deadline:
            return None
        time.sleep(POLL_S)


def claim_call() -> Claim | None:
    """Take the call that has waited longest, or None when none waits."""
    waiting = (
        select(SandboxCall.id)
        .where(SandboxCall.taken_at.is_(None))
        .order_by(SandboxCall.called_at)
        .limit(1)
    )
    while True:
        call_id = db.session.scalars(waiting).first()
        if call_id is None:
            db.session.rollback()
            return None

        with unit_of_work() as session:
            taken = session.execute(
                update(SandboxCall)
                .where(SandboxCall.id == call_id, SandboxCall.taken_at.is_(None))
                .values(taken_at=now())
                .returning(SandboxCall.job)
            ).first()

        if taken is None:
            continue

        try:
            return Claim(call_id, Job.from_json(taken.job))
        except (KeyError, ValueError) as error:
            # During an update the pages may be of another version than the runner for a moment.
            log.warning("a call cannot be read", error=str(error)[:200])
            record_answer(call_id, Verdict(VerdictClass.PLATFORM_ERROR, "unreadable_job", (), 0.0))


def record_answer(call_id: UUID, verdict: Verdict) -> None:
    """Give the verdict to whoever called; nothing happens where nobody waits for it any more."""
    with unit_of_work() as session:
        session.execute(
            update(SandboxCall).where(SandboxCall.id == call_id).values(verdict=verdict.to_json())
        )


def forget_calls() -> None:
    """Take calls away whose caller died while it waited; a program of a child may be in them."""
    with unit_of_work() as session:
        session.execute(delete(SandboxCall).where(SandboxCall.called_at < now() - FORGOTTEN_AFTER))
