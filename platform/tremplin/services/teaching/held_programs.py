"""Programs that could not be checked in a few tries: an adult retries them or puts them aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import joinedload

from tremplin.models import Group, Learner, Staff, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.learning.grade_submissions import unfinished

_IS_HELD = Submission.state == SubmissionState.HELD


def held_in(group: Group) -> Sequence[Submission]:
    """The group's held programs, the one that has waited longest first."""
    return db.session.scalars(
        select(Submission)
        .join(Learner, Submission.learner_id == Learner.id)
        .where(Learner.group_id == group.id, Learner.archived_at.is_(None), unfinished(), _IS_HELD)
        .order_by(Submission.arrival, Submission.id)
        .options(joinedload(Submission.learner))
    ).all()


def held_in_house() -> tuple[Counter[str], list[str]]:
    """How many programs are held for each reason, and the names of the groups they are in."""
    counted = db.session.execute(
        select(Submission.reason, func.count())
        .where(unfinished(), _IS_HELD)
        .group_by(Submission.reason)
    )
    names = db.session.scalars(
        select(Group.name)
        .join(Learner, Learner.group_id == Group.id)
        .join(Submission, Submission.learner_id == Learner.id)
        .where(unfinished(), _IS_HELD)
        .distinct()
        .order_by(Group.name)
    )
    return Counter({reason or "": count for reason, count in counted}), list(names)


def release_held(submission: Submission, staff: Staff) -> bool:
    """Queue a held program again, with all its tries; False where it is held no more."""
    return _end_hold(submission, SubmissionState.QUEUED, staff, "program.released")


def put_held_aside(submission: Submission, staff: Staff) -> bool:
    """Try a held program no more; it stays with the child's work and counts as no attempt."""
    return _end_hold(submission, SubmissionState.CLOSED, staff, "program.put_aside")


def _end_hold(submission: Submission, state: SubmissionState, staff: Staff, action: str) -> bool:
    slug = loaded_revision(submission.revision_id).exercise.slug
    with unit_of_work() as session:
        # One statement decides between two adults, and a grader that just takes it.
        ended = session.scalars(
            update(Submission)
            .where(Submission.id == submission.id, _IS_HELD)
            .values(state=state, tries=0, retry_at=None, held_at=None)
            .returning(Submission.id)
            .execution_options(synchronize_session=False)
        ).first()
        if ended is not None:
            record_access(actor_of(staff), action, submission.learner_id, exercise=slug)

    return ended is not None
