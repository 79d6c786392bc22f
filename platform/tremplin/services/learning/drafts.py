"""Keep a child's program as it is typed: the newest version is the one shown, earlier ones thin out with age."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tremplin.domain.draft_versions import APART, LOST, lost
from tremplin.models import Draft
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise_page import KeptDraft
from tremplin.services.clock import now
from tremplin.services.learning.draft_thinning import EVERY, keep_quota, thin_drafts
from tremplin.services.learning.source_text import refuse_unkeepable

TRIES = 10
"""Two windows, or a page that closes and one that opens, may both write the next version: one of them writes again."""

SHOWN = 12
"""How many earlier versions are offered."""

LOOKED_AT = 500
"""How many kept versions, newest first, they are chosen from."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A kept version; ``overtook`` says that another window had saved since ``base`` (its version stays in history)."""

    version: int
    saved_at: datetime
    overtook: bool


def newest_draft(learner_id: UUID, exercise_id: UUID) -> Draft | None:
    """The version a child left last, or None where she has not typed yet."""
    return db.session.scalars(
        select(Draft)
        .where(Draft.learner_id == learner_id, Draft.exercise_id == exercise_id)
        .order_by(Draft.version.desc())
        .limit(1)
    ).first()


def earlier_drafts(learner_id: UUID, exercise_id: UUID) -> list[KeptDraft]:
    """Versions before the newest one, newest first: the last of each stretch of typing, and those overwritten."""
    kept = db.session.scalars(
        select(Draft)
        .where(Draft.learner_id == learner_id, Draft.exercise_id == exercise_id)
        .order_by(Draft.version.desc())
        .limit(LOOKED_AT)
    ).all()
    offered: list[KeptDraft] = []
    for later, draft in pairwise(kept):
        is_end = abs(later.saved_at - draft.saved_at) >= APART
        if draft.source.strip() and (is_end or lost(draft.source, later.source) >= LOST):
            offered.append(KeptDraft(draft.version, draft.source, draft.saved_at))

    return offered[:SHOWN]


def save_draft(learner_id: UUID, exercise_id: UUID, source: str, base: int) -> SavedDraft:
    """Keep ``source`` as the newest version; the same text again changes nothing.

    Args:
        learner_id: Whose draft.
        exercise_id: Of which exercise.
        source: The whole program.
        base: The version the page had when the edit began, 0 for none.

    Raises:
        Refused: As :func:`refuse_unkeepable`.
    """
    refuse_unkeepable(source)
    saved = _saved(learner_id, exercise_id, source, base)
    if saved.version % EVERY == 0:
        thin_drafts(learner_id, exercise_id)
        keep_quota(learner_id)
    return saved


def _saved(learner_id: UUID, exercise_id: UUID, source: str, base: int) -> SavedDraft:
    for _ in range(TRIES - 1):
        with suppress(IntegrityError):
            return _append(learner_id, exercise_id, source, base)
    return _append(learner_id, exercise_id, source, base)


def _append(learner_id: UUID, exercise_id: UUID, source: str, base: int) -> SavedDraft:
    with unit_of_work() as session:
        newest = newest_draft(learner_id, exercise_id)
        if newest is not None and newest.source == source:
            return SavedDraft(newest.version, newest.saved_at, overtook=False)

        version = newest.version if newest else 0
        draft = Draft(
            learner_id=learner_id,
            exercise_id=exercise_id,
            version=version + 1,
            source=source,
            saved_at=now(),
        )
        session.add(draft)
        session.flush()

        return SavedDraft(draft.version, draft.saved_at, overtook=version > base)
