"""What can be learnt: exercises and curricula, each with its immutable revisions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.models.db import Base, Travels


class ExerciseRow(Travels, Base):
    """An exercise by its lasting id; slug and revision may change.

    The id is the ``id`` of its ``exercise.yaml``.
    """

    __tablename__ = "exercise"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    current_revision_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("exercise_revision.id", use_alter=True, name="fk_exercise_current_revision_id")
    )

    current_revision: Mapped[ExerciseRevision | None] = relationship(
        foreign_keys=[current_revision_id]
    )


class ExerciseRevision(Travels, Base):
    """One state of an exercise, never changed: its whole folder, under the content's hash.

    ``folder`` is the zip of the folder's files (see ``services.content.load_content``); ``answer``
    is the computed right answer of a ``predict`` exercise, None for all other kinds; ``goals``
    holds what its first solution draws: the turtle's records by id of the ``turtle`` test.
    """

    __tablename__ = "exercise_revision"
    __table_args__ = (UniqueConstraint("exercise_id", "content_hash"),)

    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"), index=True)
    revision: Mapped[int]
    content_hash: Mapped[str] = mapped_column(String(64))
    folder: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    answer: Mapped[str | None]
    goals: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"), default=dict)
    created_at: Mapped[datetime]


class Recording(Travels, Base):
    """A text of a statement, read aloud.

    ``key`` names the text and the voice (see ``content.markup.speech``).
    """

    __tablename__ = "recording"

    key: Mapped[str] = mapped_column(String(32), unique=True)
    audio: Mapped[bytes] = mapped_column(LargeBinary)


class CurriculumRow(Travels, Base):
    """A graded path, by its lasting id."""

    __tablename__ = "curriculum"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    current_revision_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(
            "curriculum_revision.id", use_alter=True, name="fk_curriculum_current_revision_id"
        )
    )

    current_revision: Mapped[CurriculumRevision | None] = relationship(
        foreign_keys=[current_revision_id]
    )


class CurriculumRevision(Travels, Base):
    """One state of a curriculum, never changed afterwards: the bytes of its file."""

    __tablename__ = "curriculum_revision"
    __table_args__ = (UniqueConstraint("curriculum_id", "content_hash"),)

    curriculum_id: Mapped[UUID] = mapped_column(ForeignKey("curriculum.id"), index=True)
    revision: Mapped[int]
    content_hash: Mapped[str] = mapped_column(String(64))
    document: Mapped[bytes] = mapped_column(LargeBinary)
    title: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
