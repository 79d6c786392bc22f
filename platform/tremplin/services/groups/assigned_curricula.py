"""What a group follows: its paths in order, and how their units open for it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from tremplin.domain.path import UnitOpening
from tremplin.models import CurriculumRow, Group, GroupCurriculum, GroupUnit
from tremplin.models.db import unit_of_work
from tremplin.services.audit.record_access import record_access
from tremplin.services.content.catalogue import current_curriculum
from tremplin.services.errors import NotFound


def assign_curriculum(group: Group, curriculum_id: UUID, actor: str) -> None:
    """Let the group follow a curriculum after those it has; one that it follows stays as it is.

    Raises:
        NotFound: No such curriculum.
    """
    with unit_of_work() as session:
        curriculum = session.get(CurriculumRow, curriculum_id)
        if curriculum is None:
            raise NotFound
        if curriculum_id in {given.curriculum_id for given in group.curricula}:
            return

        last = max((given.position for given in group.curricula), default=0)
        group.curricula.append(GroupCurriculum(curriculum_id=curriculum_id, position=last + 1))
        record_access(actor, "curriculum.assigned", group=str(group.id), curriculum=curriculum.slug)


def assigned(group: Group, slug: str) -> GroupCurriculum:
    """The group's place on the path of the curriculum with this slug.

    Raises:
        NotFound: The group does not follow it.
    """
    for given in group.curricula:
        if given.curriculum.slug == slug:
            return given
    raise NotFound


def take_curriculum_away(group: Group, slug: str, actor: str) -> None:
    """End the group's following of a curriculum; what its children did there is kept.

    Raises:
        NotFound: The group does not follow it.
    """
    given = assigned(group, slug)
    with unit_of_work() as session:
        session.delete(given)
        session.flush()
        session.expire(group, ["curricula"])
        record_access(actor, "curriculum.taken_away", group=str(group.id), curriculum=slug)


def put_curriculum_first(group: Group, slug: str, actor: str) -> None:
    """Let children walk this path before the group's others, whose order stays.

    Raises:
        NotFound: The group does not follow it.
    """
    first = assigned(group, slug)
    with unit_of_work():
        ordered = [first, *(given for given in group.curricula if given is not first)]
        for position, given in enumerate(ordered, start=1):
            given.position = position
        record_access(actor, "curriculum.put_first", group=str(group.id), curriculum=slug)


def arrange_units(
    group: Group, slug: str, order: Sequence[str], openings: dict[str, UnitOpening], actor: str
) -> None:
    """Keep the group's own order of a path's units, and which are open or closed by hand.

    Args:
        group: Whose path.
        slug: Of the curriculum.
        order: Every unit's id, once, in the order wished.
        openings: How each unit opens, by its id.
        actor: Who does it, for the audit trail.

    Raises:
        NotFound: The group does not follow it, or these are not its units.
    """
    given = assigned(group, slug)
    curriculum = current_curriculum(given.curriculum)
    units = [unit.id for unit in curriculum.units] if curriculum else []
    if sorted(order) != sorted(units) or set(openings) != set(units):
        raise NotFound

    is_own = list(order) != units
    rows = {row.unit_slug: row for row in given.units}

    with unit_of_work():
        for place, unit in enumerate(order, start=1):
            row = rows.get(unit)
            if row is None:
                row = GroupUnit(unit_slug=unit)
                given.units.append(row)
            row.opening = openings[unit]
            # A group without an order of its own takes on that of the curriculum's next revision.
            row.position = place if is_own else None

        by_hand = sum(opening is not UnitOpening.BY_RULE for opening in openings.values())
        record_access(
            actor, "units.arranged", group=str(group.id), curriculum=slug, by_hand=by_hand
        )
