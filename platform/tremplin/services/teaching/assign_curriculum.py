"""Give a group the path it follows."""

from __future__ import annotations

from uuid import UUID

from tremplin.models import Curriculum, Group, GroupCurriculum
from tremplin.models.db import unit_of_work
from tremplin.services.errors import NotFound
from tremplin.services.house.record_access import record_access


def assign_curriculum(group: Group, curriculum_id: UUID, actor: str) -> None:
    """Let the group follow a curriculum after those it has; giving the same one again changes nothing.

    Raises:
        NotFound: No such curriculum.
    """
    with unit_of_work() as session:
        if session.get(Curriculum, curriculum_id) is None:
            raise NotFound
        if all(given.curriculum_id != curriculum_id for given in group.curricula):
            position = max((given.position for given in group.curricula), default=0) + 1
            group.curricula.append(GroupCurriculum(curriculum_id=curriculum_id, position=position))
            record_access(actor, "curriculum.assigned", group=str(group.id), curriculum=str(curriculum_id))
