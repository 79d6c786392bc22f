"""Saved versions of children's programs become fewer as they grow older; see ``domain.draft_versions`` for the rule.

The newest version of each program, which is the one on the desk, is never touched. What was handed in, raised with a
hand or shown at home keeps its text in rows of its own.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, func, select

from tremplin.domain.draft_versions import MOST, Version, worth_keeping
from tremplin.models import Draft
from tremplin.models.db import db, unit_of_work

EVERY = 20
"""After so many saves the versions are looked through."""

MOST_CHARACTERS = 16_000_000
"""So much text is kept of one child in earlier versions, of all her programs together."""

PROGRAMS_A_ROUND = 100


def thin_drafts(learner_id: UUID, exercise_id: UUID) -> int:
    """Forget the versions of one program that are not worth keeping; returns how many."""
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
    """Forget the child's oldest versions where she has more text than the quota; returns how many."""
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
    """Thin the programs of which more is kept than the rule allows, some at a time; returns how many versions went."""
    programs = db.session.execute(
        select(Draft.learner_id, Draft.exercise_id)
        .group_by(Draft.learner_id, Draft.exercise_id)
        .having(func.count(Draft.id) > MOST)
        .limit(PROGRAMS_A_ROUND)
    ).all()
    return sum(thin_drafts(learner_id, exercise_id) for learner_id, exercise_id in programs)
