"""The checklist of a child's project, as an adult has ticked it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from tremplin.models import ChecklistTick
from tremplin.models.db import db


def ticked_items(learner_id: UUID, exercise_id: UUID) -> frozenset[str]:
    """Ids of the checklist's items that an adult has ticked for the child."""
    items = select(ChecklistTick.item).where(
        ChecklistTick.learner_id == learner_id, ChecklistTick.exercise_id == exercise_id
    )
    return frozenset(db.session.scalars(items))
