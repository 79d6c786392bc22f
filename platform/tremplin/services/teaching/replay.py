"""How a program came about: every version that was kept and every one that was handed in, in the order of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from heapq import merge

from sqlalchemy import select

from tremplin.models import Draft, Learner, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.audit.record_access import record_access
from tremplin.services.learning.paths import step_with

MOST = 400
"""Moments shown, the newest ones: an afternoon's typing is kept every few seconds."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The program at one moment; ``submission`` where it was handed in then."""

    at: datetime
    source: str
    submission: Submission | None = None


def replay(learner: Learner, slug: str, actor: str) -> tuple[LoadedExercise, list[Moment]]:
    """The exercise and the moments of the child's program for it, the first one first; noted as read by ``actor``.

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
    handed_in = [Moment(each.submitted_at, each.source, each) for each in reversed(submissions)]
    # Each of the two is in its order of arrival; times, which a wrong clock may mix up, only say
    # how they meet.
    moments = list(merge(saved, handed_in, key=lambda moment: moment.at))

    return loaded, moments[-MOST:]
