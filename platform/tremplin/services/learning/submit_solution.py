"""Take a program in for grading: it is committed before any grader hears of it."""

from __future__ import annotations

import re
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tremplin.models import Learner, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.clock import now
from tremplin.services.errors import Refused
from tremplin.services.learning.grade_submissions import unfinished
from tremplin.services.learning.source_text import refuse_unkeepable

MOST_WAITING = 20
"""Submissions of one child that may wait for a grader.

One that is held for an adult does not count: the child goes on meanwhile.
"""

_KEY = re.compile(r"^[A-Za-z0-9-]{8,40}$")


def submit_solution(
    learner_id: UUID, exercise: LoadedExercise, source: str, key: str
) -> Submission:
    """Add the submission to the queue; with the same ``key`` again it is the same submission.

    Args:
        learner_id: Who hands it in.
        exercise: The revision it will be graded under.
        source: The program, or the answer of a ``predict`` exercise.
        key: Made by the page for one press of the button.

    Raises:
        Refused: As :func:`refuse_unkeepable`, ``bad_key``, or ``too_many_waiting`` above
            :data:`MOST_WAITING`.
    """
    refuse_unkeepable(source)

    if not _KEY.match(key):
        raise Refused("bad_key")

    earlier = _by_key(learner_id, key)
    if earlier is not None:
        return earlier

    try:
        with unit_of_work() as session:
            # What one child sends at once is counted one after the other (SQLite has one writer
            # anyway).
            session.execute(
                select(Learner.id).where(Learner.id == learner_id).with_for_update(key_share=True)
            )
            submission = Submission(
                learner_id=learner_id,
                exercise_id=exercise.exercise_id,
                revision_id=exercise.revision_id,
                key=key,
                source=source,
                state=SubmissionState.QUEUED,
                submitted_at=now(),
            )
            session.add(submission)
            session.flush()

            if _waiting(learner_id) > MOST_WAITING:
                raise Refused("too_many_waiting")

        return submission
    except IntegrityError:
        # A second click won the race between the look and the write: it is the same submission.
        earlier = _by_key(learner_id, key)
        if earlier is None:
            raise
        return earlier


def _waiting(learner_id: UUID) -> int:
    waiting = select(func.count(Submission.id)).where(
        Submission.learner_id == learner_id,
        unfinished(),
        Submission.state != SubmissionState.HELD,
    )
    return db.session.scalar(waiting) or 0


def _by_key(learner_id: UUID, key: str) -> Submission | None:
    return db.session.scalars(
        select(Submission).where(Submission.learner_id == learner_id, Submission.key == key)
    ).first()
