"""Earlier versions of a child's program, few enough to choose from."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise, takewhile
from uuid import UUID

from sqlalchemy import select

from tremplin.models import Draft
from tremplin.models.db import db

SHOWN = 12
"""How many earlier versions are offered."""

LOOKED_AT = 500
"""How many kept versions, newest first, they are chosen from."""

APART = timedelta(minutes=1)
"""Versions of one stretch of typing are closer than this; the last of a stretch stands for it."""


LOST = 20
"""A version with this many characters that the next one lacks is offered, however close in time: by a slip of the
hand, or by another window."""


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
        is_end = later.saved_at - draft.saved_at >= APART
        if draft.source.strip() and (is_end or _lost(draft.source, later.source) >= LOST):
            offered.append(draft)
    return offered[:SHOWN]


def _lost(source: str, later: str) -> int:
    """How many characters of the middle of ``source`` are not in ``later``."""
    start = _same(source, later)
    return len(source) - start - _same(source[start:][::-1], later[start:][::-1])


def _same(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
