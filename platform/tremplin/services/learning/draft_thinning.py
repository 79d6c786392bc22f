"""Delete saved versions of children's programs as they age, by the rule of ``domain.draft_versions``.

The newest version of each program, which is the one on the desk, is never touched. What was handed
in, raised with a hand or shown at home keeps its text in rows of its own.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, select

from tremplin.domain.draft_versions import MOST, Version, worth_keeping
from tremplin.models import Draft
from tremplin.models.db import db, unit_of_work

EVERY = 20
"""Saves of one program between two rounds of thinning: not each save pays for one."""

MOST_CHARACTERS = 16_000_000
"""Characters kept of one child in earlier versions, all her programs together."""

PROGRAMS_A_ROUND = 100
"""Programs thinned in one round of housekeeping; the next round goes on."""


def thin_drafts(learner_id: UUID, exercise_id: UUID) -> int:
    """Delete the versions of one program that are not worth keeping; returns how many."""
    of_program = (Draft.learner_id == learner_id, Draft.exercise_id == exercise_id)
    rows = db.session.execute(
        select(Draft.version, Draft.saved_at, Draft.source)
        .where(*of_program)
        .order_by(Draft.version.desc())
    )
    versions = [Version(*row) for row in rows]
    forgotten = {version.number for version in versions} - worth_keeping(versions)
    if forgotten:
        with unit_of_work() as session:
            session.execute(delete(Draft).where(*of_program, Draft.version.in_(forgotten)))

    return len(forgotten)


def keep_quota(learner_id: UUID, most_characters: int = MOST_CHARACTERS) -> int:
    """Delete the child's oldest versions above the quota of text; returns how many."""
    newest = (
        select(Draft.exercise_id, func.max(Draft.version).label("version"))
        .where(Draft.learner_id == learner_id)
        .group_by(Draft.exercise_id)
        .subquery()
    )
    earlier = db.session.execute(
        select(Draft.id, func.length(Draft.source))
        .join(newest, newest.c.exercise_id == Draft.exercise_id)
        .where(Draft.learner_id == learner_id, Draft.version < newest.c.version)
        .order_by(newest.c.version - Draft.version, Draft.saved_at.desc())
    )
    kept, forgotten = 0, []

    for draft_id, characters in earlier:
        kept += characters
        if kept > most_characters:
            forgotten.append(draft_id)

    if forgotten:
        with unit_of_work() as session:
            session.execute(delete(Draft).where(Draft.id.in_(forgotten)))
    return len(forgotten)


def thin_all_drafts() -> int:
    """Thin programs with more versions than the rule allows; returns how many were deleted."""
    programs = db.session.execute(
        select(Draft.learner_id, Draft.exercise_id)
        .group_by(Draft.learner_id, Draft.exercise_id)
        .having(func.count(Draft.id) > MOST)
        .limit(PROGRAMS_A_ROUND)
    ).all()
    return sum(thin_drafts(learner_id, exercise_id) for learner_id, exercise_id in programs)
