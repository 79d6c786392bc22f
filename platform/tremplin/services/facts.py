"""Facts about a child's work are written down beside what is folded from them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from tremplin.domain.facts import Fact, FactKind, Folded, fold
from tremplin.models import LearnerFact
from tremplin.models.db import db


def add_fact(
    learner_id: UUID,
    exercise_id: UUID | None,
    kind: FactKind,
    at: datetime,
    *,
    item: str = "",
    is_on: bool = True,
    staff_id: UUID | None = None,
) -> None:
    """Write a fact down, in the transaction of what it is about.

    Args:
        learner_id: About whom.
        exercise_id: Over which exercise; None for words to the family.
        kind: What happened.
        at: When.
        item: As ``kind`` says.
        is_on: False where it is taken back.
        staff_id: The adult who did it; None where the child did it herself.
    """
    db.session.add(
        LearnerFact(
            learner_id=learner_id,
            exercise_id=exercise_id,
            kind=kind,
            item=item,
            is_on=is_on,
            staff_id=staff_id,
            at=at,
        )
    )


def folded_facts(learner_id: UUID, exercise_id: UUID | None) -> Folded:
    """What the facts about the child and an exercise come to."""
    rows = db.session.execute(
        select(
            LearnerFact.clock,
            LearnerFact.id,
            LearnerFact.kind,
            LearnerFact.item,
            LearnerFact.is_on,
            LearnerFact.staff_id,
            LearnerFact.at,
        ).where(LearnerFact.learner_id == learner_id, LearnerFact.exercise_id == exercise_id)
    )
    return fold(Fact(*row) for row in rows)
