"""The adults of a group: its instructors, and who may be asked to join them."""

from __future__ import annotations

from uuid import UUID

from tremplin.models import Group, GroupStaff, Staff, StaffRole
from tremplin.models.db import unit_of_work
from tremplin.services.accounts.staff_invitations import adults, by_name
from tremplin.services.audit.record_access import record_access
from tremplin.services.errors import NotFound, Refused


def instructors_of(group: Group) -> list[Staff]:
    """Who leads the group, by name; stand-ins and adults who left are not among them."""
    return by_name(place.staff for place in group.staff if _leads(place.staff))


def _leads(staff: Staff) -> bool:
    return staff.role is not StaffRole.STAND_IN and staff.archived_at is None


def who_may_join(group: Group) -> list[Staff]:
    """The adults of the house who do not lead the group yet, by name."""
    there = {place.staff_id for place in group.staff}
    # A first admin who has not come yet has no name to choose.
    named = [staff for staff in adults() if staff.name]
    return [staff for staff in named if staff.id not in there]


def share_group(group: Group, staff_id: UUID, actor: str) -> Staff:
    """Let another adult of the house lead the group too.

    Raises:
        NotFound: Nobody who may join.
    """
    staff = next((staff for staff in who_may_join(group) if staff.id == staff_id), None)
    if staff is None:
        raise NotFound
    with unit_of_work():
        group.staff.append(GroupStaff(staff=staff))
        record_access(actor, "group.shared", group=str(group.id), staff=str(staff.id))
    return staff


def leave_group(group: Group, staff_id: UUID, actor: str) -> None:
    """End an adult's leading of the group.

    Raises:
        NotFound: She does not lead it.
        Refused: ``last_instructor``.
    """
    place = next((place for place in group.staff if place.staff_id == staff_id), None)
    if place is None or place.staff.role is StaffRole.STAND_IN:
        raise NotFound
    if len(instructors_of(group)) == 1:
        raise Refused("last_instructor")
    with unit_of_work() as session:
        session.delete(place)
        session.flush()
        session.expire(group, ["staff"])
        record_access(actor, "group.left", group=str(group.id), staff=str(staff_id))
