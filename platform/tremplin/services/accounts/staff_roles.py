"""Change an adult's rights: make or unmake an admin, deactivate or reactivate an account."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, select, update

from tremplin.domain.names import reading_order
from tremplin.models import DayPass, GroupStaff, Staff, StaffInvite, StaffRole, TwoFactor
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused


def adult(staff_id: UUID) -> Staff:
    """An adult of the house, here or gone.

    Raises:
        NotFound: Nobody with this id, or a stand-in for a day.
    """
    staff = db.session.get(Staff, staff_id)
    if staff is None or staff.role is StaffRole.STAND_IN:
        raise NotFound
    return staff


def adults_who_left() -> list[Staff]:
    """Who was an adult of the house once, by name."""
    gone = db.session.scalars(
        select(Staff).where(Staff.archived_at.is_not(None), Staff.role != StaffRole.STAND_IN)
    )
    return sorted(gone, key=lambda each: reading_order(each.name))


def give_role(staff: Staff, role: StaffRole, actor: str) -> None:
    """Make an instructor an admin, or an admin an instructor; it holds from the next click on.

    Raises:
        NotFound: She has left, or that is no role to give.
        Refused: ``last_admin``: nobody else could run the house.
    """
    if staff.archived_at is not None or role is StaffRole.STAND_IN:
        raise NotFound
    if role is not StaffRole.ADMIN:
        _leave_an_admin(staff)
    with unit_of_work():
        if staff.role is not role:
            staff.role = role
            record_access(actor, "staff.role_given", staff=str(staff.id), role=role.value)


def part_with(staff: Staff, actor: str) -> None:
    """The adult has left: logged out at once, leading no group; her password, links and day passes open nothing.

    Raises:
        Refused: ``last_admin``: nobody else could run the house.
    """
    _leave_an_admin(staff)
    at = now()

    with unit_of_work() as session:
        staff.archived_at, staff.password_hash = at, None

        for step in session.scalars(select(TwoFactor).where(TwoFactor.staff_id == staff.id)):
            session.delete(step)

        session.execute(delete(GroupStaff).where(GroupStaff.staff_id == staff.id))
        session.execute(
            update(StaffInvite)
            .where(StaffInvite.staff_id == staff.id, StaffInvite.used_at.is_(None))
            .values(expires_at=at)
        )
        session.execute(
            update(DayPass)
            .where(DayPass.issued_by_id == staff.id, DayPass.revoked_at.is_(None))
            .values(revoked_at=at)
        )
        record_access(actor, "staff.left", staff=str(staff.id))


def take_back(staff: Staff, actor: str) -> None:
    """The adult is here again, as an instructor without a group; she needs a new one-time link."""
    with unit_of_work():
        if staff.archived_at is not None:
            staff.archived_at, staff.role = None, StaffRole.INSTRUCTOR
            record_access(actor, "staff.returned", staff=str(staff.id))


def _leave_an_admin(staff: Staff) -> None:
    others = select(func.count(Staff.id)).where(
        Staff.role == StaffRole.ADMIN,
        Staff.archived_at.is_(None),
        Staff.password_hash.is_not(None),
        Staff.id != staff.id,
    )
    if staff.role is StaffRole.ADMIN and not db.session.scalar(others):
        raise Refused("last_admin")
