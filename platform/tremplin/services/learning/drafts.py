"""Keep a child's program as she types: the newest version is shown, earlier ones can come back."""

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
"""Attempts at writing the next version.

Two windows, or a page that closes and one that opens, may both write it: one of them tries again.
"""

SHOWN = 12
"""How many earlier versions are offered."""

LOOKED_AT = 500
"""How many kept versions, newest first, they are chosen from."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A version as it was saved.

    Attributes:
        version: Its number.
        saved_at: When.
        overtook: Whether another window had saved since ``base``; its version stays in the
            history.
    """

    version: int
    saved_at: datetime
    overtook: bool


def newest_draft(learner_id: UUID, exercise_id: UUID) -> Draft | None:
    """The newest version of the child's program; None before she has typed."""
    return db.session.scalars(
        select(Draft)
        .where(Draft.learner_id == learner_id, Draft.exercise_id == exercise_id)
        .order_by(Draft.version.desc())
        .limit(1)
    ).first()


def earlier_drafts(learner_id: UUID, exercise_id: UUID) -> list[KeptDraft]:
    """Versions that the child may bring back, newest first.

    They are the last version of each stretch of typing, and those of which much was overwritten.
    """
    kept = db.session.scalars(
        select(Draft)
        .where(Draft.learner_id == learner_id, Draft.exercise_id == exercise_id)
        .order_by(Draft.version.desc())
        .limit(LOOKED_AT)
    ).all()
    offered: list[KeptDraft] = []
    for later, draft in pairwise(kept):
        if draft.source.strip() and _is_worth_offering(draft, later):
            offered.append(KeptDraft(draft.version, draft.source, draft.saved_at))

    return offered[:SHOWN]


def _is_worth_offering(draft: Draft, later: Draft) -> bool:
    # Apart in either direction: the clock may have been put back in between.
    if abs(later.saved_at - draft.saved_at) >= APART:
        return True
    return lost(draft.source, later.source) >= LOST


def save_draft(learner_id: UUID, exercise_id: UUID, source: str, base: int) -> SavedDraft:
    """Save ``source`` as the newest version; saving the same text again changes nothing.

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
