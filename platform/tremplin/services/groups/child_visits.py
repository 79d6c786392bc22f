"""Visits of instructors who try the site as a child; nothing of a visit is kept."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from tremplin.models import AgeBand, Group, Learner, Staff
from tremplin.models.db import unit_of_work
from tremplin.services.accounts.child_erasure import delete_learner
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.groups.card_login import learners_of
from tremplin.services.groups.make_group import avatars_for


def begin_visit(group: Group, staff: Staff, avatars: Sequence[str]) -> Learner:
    """Make a child for this adult to try the site with; one left from an earlier visit is erased.

    She is of the age of the group's children, and every unit is open to her.
    """
    there = learners_of(group)
    with unit_of_work() as session:
        for left_over in session.scalars(
            select(Learner).where(Learner.preview_staff_id == staff.id)
        ).all():
            delete_learner(session, left_over)

        visit = Learner(
            group_id=group.id,
            display_name=staff.name[:40],
            avatar=avatars_for(1, avatars, [learner.avatar for learner in there])[0],
            age_band=there[0].age_band if there else AgeBand.MIDDLE,
            language=group.language,
            created_at=now(),
            archived_at=now(),
            preview_staff_id=staff.id,
        )
        session.add(visit)
        record_access(actor_of(staff), "group.tried", group=str(group.id))

    return visit


def end_visit(visit: Learner) -> None:
    """Erase the child of the visit, with all that was done in her name."""
    with unit_of_work() as session:
        delete_learner(session, visit)
