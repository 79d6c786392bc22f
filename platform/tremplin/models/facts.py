"""Facts around a child's work, a row for each; other tables are folded from them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tremplin.domain.facts import FactKind
from tremplin.models.db import Base, Travels, word


class LearnerFact(Travels, Base):
    """A hint taken, a star, a tick, an opening by hand, or its taking away; never changed.

    Two sites that each wrote some of them have all of them after an exchange, and fold the same
    from them (see ``domain.facts``, which says what ``item`` is for each kind). ``is_on`` is False
    where it is taken back. ``exercise_id`` is empty for words to the family, ``staff_id`` where the
    child did it herself.
    """

    __tablename__ = "learner_fact"
    __table_args__ = (Index("ix_learner_fact_learner_exercise", "learner_id", "exercise_id"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID | None] = mapped_column(ForeignKey("exercise.id"))
    kind: Mapped[FactKind] = mapped_column(word(FactKind))
    item: Mapped[str] = mapped_column(String(60), default="")
    is_on: Mapped[bool] = mapped_column(default=True)
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime]
