"""Tables of the family: consent, adults' words to it, works that a child may show."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.models.catalogue import ExerciseRow
from tremplin.models.db import Base, Travels, named_id, word
from tremplin.models.people import Learner, Staff


class ConsentWay(StrEnum):
    """How a family said yes: on paper that the house keeps, or on its page."""

    PAPER = "paper"
    PAGE = "page"


class Consent(Travels, Base):
    """A family's yes to one version of the notice, until it is withdrawn.

    ``given_by`` and ``withdrawn_by`` are actors as in the audit trail: the slip that said so, or
    the adult who noted what a paper says. No name of a parent is kept.
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


class CreationKind(StrEnum):
    """A work's sort: the finished program of an exercise, or something made in the studio."""

    EXERCISE = "exercise"
    ROBOT = "robot"
    DRAWING = "drawing"
    PROGRAM = "program"
    GAME = "game"
    PAGE = "page"


class Creation(Travels, Base):
    """A work of a child's: an exercise's program shown at home, or one of her own making.

    ``shown`` is a :class:`tremplin.content.print.program_result.ProgramResult` as JSON: what it
    does as it was seen then. ``chosen_at`` is since when her family sees it. Thrown away, it can be
    taken back for a while (see ``services.operations.forget_old``). Where the work that it was made
    from goes with its author, ``remix_of_id`` is empty and ``is_remix_of_nobody`` says that there
    was one.
    """

    __tablename__ = "creation"
    __table_args__ = (
        Index("ix_creation_learner_changed_at", "learner_id", "changed_at"),
        Index("ix_creation_remix_of_id", "remix_of_id"),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    kind: Mapped[CreationKind] = mapped_column(word(CreationKind), default=CreationKind.EXERCISE)
    title: Mapped[str | None] = mapped_column(String(60))
    exercise_id: Mapped[UUID | None] = mapped_column(ForeignKey("exercise.id"))
    source: Mapped[str]
    shown: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
    chosen_at: Mapped[datetime | None]
    thrown_away_at: Mapped[datetime | None]
    remix_of_id: Mapped[UUID | None] = mapped_column(ForeignKey("creation.id", ondelete="SET NULL"))
    is_remix_of_nobody: Mapped[bool] = mapped_column(default=False, server_default=false())

    exercise: Mapped[ExerciseRow | None] = relationship()

    @staticmethod
    def id_at_home(learner_id: UUID, exercise_id: UUID) -> UUID:
        """The id of a child's one work for an exercise that is shown at home."""
        return named_id("creation", learner_id, exercise_id)
