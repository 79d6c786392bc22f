"""Erase every row about a child, at once or on an announced day; the trail records it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, union_all, update
from sqlalchemy.orm import Session

from tremplin.models import (
    AuditEvent,
    Creation,
    Draft,
    EraseReason,
    Group,
    Learner,
    Progress,
    Submission,
)
from tremplin.models.db import Base, db, forget_erased, unit_of_work
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now
from tremplin.services.errors import Refused

TIME_TO_THINK = timedelta(days=14)
"""Between a family's wish and the erasure: to fetch the child's box, or to think better of it."""
_CALLED_OFF = "erasure.called_off"


def erase_now(learner: Learner, actor: str) -> None:
    """Erase the child and every row that points to her; only the trail's nameless events stay."""
    with unit_of_work() as session:
        learner_id = learner.id
        delete_learner(session, learner)
        record_access(actor, "child.erased", learner_id)
    forget_erased()


def plan_erasure(
    learner: Learner, actor: str, reason: EraseReason, after: timedelta = TIME_TO_THINK
) -> None:
    """Erase the child after a while; a plan that is there already stays, but for a family's wish over an idle one's.

    Where her family wishes it, she does not come in any more meanwhile; an idle child may, and then
    she stays.

    Args:
        learner: Who.
        actor: As in the trail.
        reason: Why.
        after: How long it can be called off.
    """
    is_wish = reason is EraseReason.FAMILY
    with unit_of_work():
        if learner.erase_at is None or (is_wish and learner.erase_reason is not reason):
            learner.erase_at, learner.erase_reason = now() + after, reason
            if is_wish:
                learner.archived_at = now()
            record_access(actor, "erasure.planned", learner.id, reason=reason.value)


def call_off_erasure(learner: Learner, actor: str) -> None:
    """An idle child stays; nobody but the family itself calls off what the family wished.

    Raises:
        Refused: ``family_wish``.
    """
    if learner.erase_reason is EraseReason.FAMILY:
        raise Refused("family_wish")
    keep_child(learner, actor)


def keep_child(learner: Learner, actor: str) -> None:
    """The child stays, and comes in as before."""
    with unit_of_work():
        if learner.erase_at is not None:
            if learner.erase_reason is EraseReason.FAMILY:
                learner.archived_at = None
            learner.erase_at = learner.erase_reason = None
            record_access(actor, _CALLED_OFF, learner.id)


def learners_to_be_erased(group: Group) -> list[Learner]:
    """The children of the group whose erasure is announced, the next one first."""
    query = select(Learner).where(Learner.group_id == group.id, Learner.erase_at.is_not(None))
    return list(db.session.scalars(query.order_by(Learner.erase_at)))


def erase_due(actor: str) -> int:
    """Erase every child whose day has come; how many. ``actor`` is as in the trail."""
    due = db.session.scalars(select(Learner).where(Learner.erase_at <= now())).all()
    for learner in due:
        erase_now(learner, actor)
    return len(due)


def announce_idle(idle_after: timedelta, notice: timedelta, actor: str) -> int:
    """Plan the erasure of every child who has not been here for so long, call it off for those who came back.

    Args:
        idle_after: How long that is.
        notice: How long before the erasure.
        actor: As in the trail.

    Returns:
        How many are announced anew. Whoever leads the group reads of it, and may call it off.
    """
    border = now() - idle_after
    idle, back = [], []
    for learner, seen in _last_seen():
        is_idle = max(learner.created_at, seen or learner.created_at) < border
        if is_idle and learner.erase_at is None:
            idle.append(learner)
        elif not is_idle and learner.erase_reason is EraseReason.IDLE:
            back.append(learner)

    for learner in idle:
        plan_erasure(learner, actor, EraseReason.IDLE, notice)

    for learner in back:
        call_off_erasure(learner, actor)
    return len(idle)


def _last_seen() -> list[tuple[Learner, datetime | None]]:
    """List each child with her last activity, or the last time somebody said that she stays."""
    signs = union_all(
        select(Draft.learner_id, Draft.saved_at.label("at")),
        select(Submission.learner_id, Submission.submitted_at),
        select(Progress.learner_id, Progress.last_activity_at),
        select(AuditEvent.learner_id, AuditEvent.at).where(AuditEvent.action == _CALLED_OFF),
    ).subquery()
    last = (
        select(signs.c.learner_id, func.max(signs.c.at).label("at"))
        .group_by(signs.c.learner_id)
        .subquery()
    )
    query = (
        select(Learner, last.c.at)
        .outerjoin(last, last.c.learner_id == Learner.id)
        .where(Learner.preview_staff_id.is_(None))
    )

    return [(row[0], row[1]) for row in db.session.execute(query)]


def delete_learner(session: Session, learner: Learner) -> None:
    """Delete the row and every row that points to it, those first which point to others.

    Works of other children that were made from one of hers stay, and say that there was one.
    """
    hers = select(Creation.id).where(Creation.learner_id == learner.id)
    session.execute(
        update(Creation)
        .where(Creation.remix_of_id.in_(hers), Creation.learner_id != learner.id)
        .values(remix_of_id=None, is_remix_of_nobody=True)
        .execution_options(synchronize_session=False)
    )

    for table in reversed(Base.metadata.sorted_tables):
        for key in table.foreign_keys:
            if key.column.table is Learner.__table__:
                session.execute(delete(table).where(key.parent == learner.id))

    session.delete(learner)
