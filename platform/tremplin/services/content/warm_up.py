"""Parse what the groups follow before anybody waits for it: a curriculum takes seconds the first time, then nothing."""

from __future__ import annotations

from sqlalchemy import select

from tremplin.models import CurriculumRow, GroupCurriculum
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_curriculum, current_exercises


def warm_up() -> int:
    """Load every exercise that a group has on its path; answers how many."""
    followed = db.session.scalars(
        select(CurriculumRow).where(CurriculumRow.id.in_(select(GroupCurriculum.curriculum_id)))
    )
    curricula = [curriculum for row in followed if (curriculum := current_curriculum(row))]
    return sum(len(current_exercises(list(curriculum.slugs))) for curriculum in curricula)
