"""How a program came about: its saved versions and those handed in, in the order of time."""

from __future__ import annotations

from heapq import merge

from sqlalchemy import select

from tremplin.models import Draft, Learner, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.work_page import Moment, Replay
from tremplin.services.audit.record_access import record_access
from tremplin.services.learning.paths import step_with
from tremplin.services.teaching.child_records import handed_in

MOST = 400
"""Moments shown, the newest ones: an afternoon's typing is kept every few seconds."""


def replay(learner: Learner, slug: str, actor: str) -> Replay:
    """The moments of the child's program for an exercise; ``actor`` is noted as having read it.

    Raises:
        NotFound: Not an exercise of her paths.
    """
    loaded = step_with(learner, slug).loaded
    with unit_of_work():
        record_access(actor, "work.read", learner.id, exercise=slug)

    drafts = db.session.scalars(
        select(Draft)
        .where(Draft.learner_id == learner.id, Draft.exercise_id == loaded.exercise_id)
        .order_by(Draft.version.desc())
        .limit(MOST)
    ).all()
    submissions = db.session.scalars(
        select(Submission)
        .where(Submission.learner_id == learner.id, Submission.exercise_id == loaded.exercise_id)
        .order_by(Submission.arrival.desc(), Submission.id.desc())
        .limit(MOST)
    ).all()

    saved = [Moment(draft.saved_at, draft.source) for draft in reversed(drafts)]
    checked = [_checked(submission) for submission in reversed(submissions)]
    # Each of the two is in its order of arrival; times, which a wrong clock may mix up, only say
    # how they meet.
    moments = list(merge(saved, checked, key=lambda moment: moment.at))

    return Replay(loaded.exercise, moments[-MOST:])


def _checked(submission: Submission) -> Moment:
    return Moment(submission.submitted_at, submission.source, handed_in(submission))
