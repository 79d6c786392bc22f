"""Earlier versions of a child's program, few enough to choose from."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

from sqlalchemy import select

from tremplin.domain.draft_versions import APART, LOST, lost
from tremplin.models import Draft
from tremplin.models.db import db

SHOWN = 12
"""How many earlier versions are offered."""

LOOKED_AT = 500
"""How many kept versions, newest first, they are chosen from."""


def earlier_drafts(learner_id: UUID, exercise_id: UUID) -> list[Draft]:
    """Versions before the newest one, newest first: the last of each stretch of typing, and those overwritten."""
    kept = db.session.scalars(
        select(Draft)
        .where(Draft.learner_id == learner_id, Draft.exercise_id == exercise_id)
        .order_by(Draft.version.desc())
        .limit(LOOKED_AT)
    ).all()
    offered: list[Draft] = []
    for later, draft in pairwise(kept):
        is_end = abs(later.saved_at - draft.saved_at) >= APART
        if draft.source.strip() and (is_end or lost(draft.source, later.source) >= LOST):
            offered.append(draft)

    return offered[:SHOWN]
