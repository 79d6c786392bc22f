"""Parse the curricula that groups follow at start-up: the first parse takes seconds."""

from __future__ import annotations

from sqlalchemy import select

from tremplin.models import CurriculumRow, GroupCurriculum
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_curriculum, current_exercises


def warm_up() -> int:
    """Load every exercise that a group has on its path, and count them."""
    followed = select(GroupCurriculum.curriculum_id)
    loaded = 0
    for row in db.session.scalars(select(CurriculumRow).where(CurriculumRow.id.in_(followed))):
        curriculum = current_curriculum(row)
        if curriculum is not None:
            loaded += len(current_exercises(list(curriculum.slugs)))
    return loaded
