"""Wait a few seconds for a verdict, then let the page ask again."""

from __future__ import annotations

import threading
import time
from contextlib import nullcontext
from uuid import UUID

from tremplin.grading import GradingLoop
from tremplin.models import Submission, SubmissionState
from tremplin.models.db import unit_of_work

PATIENCE_S = 4.0
"""As long as a child waits without wondering."""

POLL_S = 0.05
MOST_WAITING = 32
"""Requests that may wait at once.

Each holds one of the site's threads (``cli.serve.THREADS``); the others are left for pages.
"""

_places = threading.BoundedSemaphore(MOST_WAITING)


def await_verdict(
    submission_id: UUID, grading: GradingLoop | None, patience_s: float = PATIENCE_S
) -> Submission:
    """The submission, graded if a verdict came within ``patience_s`` seconds.

    Where too many requests wait already, the submission is given at once, as it is.

    Args:
        submission_id: A submission already written.
        grading: This process's loop, which announces a verdict at once; None where a runner grades,
            then the database is asked every 50 ms.
        patience_s: How long to wait at most.
    """
    if not _places.acquire(blocking=False):
        return _fresh(submission_id)
    try:
        return _watched(submission_id, grading, time.monotonic() + patience_s)
    finally:
        _places.release()


def _watched(submission_id: UUID, grading: GradingLoop | None, deadline: float) -> Submission:
    with grading.watching(submission_id) if grading else nullcontext() as recorded:
        while True:
            submission = _fresh(submission_id)
            # With a ``retry_at`` the checker could not grade it now: the page asks again later.
            if submission.state is SubmissionState.GRADED or submission.retry_at is not None:
                return submission

            remaining = deadline - time.monotonic()
            if remaining <= 0:
                return submission

            if recorded is not None:
                recorded.wait(remaining)
            else:
                time.sleep(min(remaining, POLL_S))


def _fresh(submission_id: UUID) -> Submission:
    # A unit of its own for each look: it sees what others have committed, and a child who waits
    # holds no connection that the others need.
    with unit_of_work() as session:
        return session.get_one(Submission, submission_id, populate_existing=True)
