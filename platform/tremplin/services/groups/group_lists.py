"""The groups an adult works with."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import joinedload

from tremplin.domain.names import reading_order
from tremplin.models import Group, GroupStaff, Learner, Staff, StaffRole
from tremplin.models.db import db


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group with how many children are in it."""

    group: Group
    children: int


def groups_of(staff: Staff) -> list[ListedGroup]:
    """The adult's own groups that are open, every one for an admin; by name."""
    return _listed(staff, Group.archived_at.is_(None))


def closed_groups_of(staff: Staff) -> list[ListedGroup]:
    """The adult's own groups that are closed, every one for an admin; none for a stand-in."""
    if staff.role is StaffRole.STAND_IN:
        return []
    return _listed(staff, Group.archived_at.is_not(None))


def _listed(staff: Staff, which: ColumnElement[bool]) -> list[ListedGroup]:
    children = (
        select(func.count(Learner.id))
        .where(Learner.group_id == Group.id, Learner.archived_at.is_(None))
        .scalar_subquery()
    )
    query = select(Group, children).where(which).options(joinedload(Group.space))
    if staff.role is not StaffRole.ADMIN:
        query = query.join(GroupStaff, GroupStaff.group_id == Group.id).where(
            GroupStaff.staff_id == staff.id
        )

    listed = (ListedGroup(group, count) for group, count in db.session.execute(query))
    return sorted(listed, key=lambda each: reading_order(each.group.name))
