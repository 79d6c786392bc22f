"""What families say and read: consent, an adult's words to them, the works that a child chose to show."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.models.catalogue import ExerciseRow
from tremplin.models.db import Base, Travels, word
from tremplin.models.people import Learner, Staff


class ConsentWay(StrEnum):
    """How a family said yes: on paper that the house keeps, or on its page."""

    PAPER = "paper"
    PAGE = "page"


class Consent(Travels, Base):
    """A family's yes to one version of the notice, until it is withdrawn.

    ``given_by`` and ``withdrawn_by`` are actors as in the audit trail: the slip that said so, or the adult who noted
    what a paper says. No name of a parent is kept.
    """

    __tablename__ = "consent"

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    notice: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(5))
    way: Mapped[ConsentWay] = mapped_column(word(ConsentWay))
    given_at: Mapped[datetime]
    given_by: Mapped[str] = mapped_column(String(60))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(String(60))

    learner: Mapped[Learner] = relationship()


class FamilyNote(Travels, Base):
    """An adult's words to a child's family, on the family's page until they are taken away."""

    __tablename__ = "family_note"

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    text: Mapped[str] = mapped_column(String(500))
    written_at: Mapped[datetime]

    staff: Mapped[Staff] = relationship()


class Creation(Travels, Base):
    """A finished work that the child chose to show at home, with what it does as it was seen then.

    ``shown`` is a :class:`tremplin.content.print.program_result.ProgramResult` as JSON.
    """

    __tablename__ = "creation"
    __table_args__ = (UniqueConstraint("learner_id", "exercise_id"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    source: Mapped[str]
    shown: Mapped[dict[str, Any]]
    chosen_at: Mapped[datetime]

    exercise: Mapped[ExerciseRow] = relationship()
