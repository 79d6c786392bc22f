"""When children come together, who was there, and what was given to them to do."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.models.db import Base, Travels, named_id_of, word


class MeetingKind(StrEnum):
    """A workshop of a group, an open one of a place, a school class, a stand at a fair."""

    WORKSHOP = "workshop"
    OPEN = "open"
    CLASS = "class"
    FAIR = "fair"


class Meeting(Travels, Base):
    """A date on which a group, or whoever comes to a place, meets; texts call it a session.

    ``head_count`` is everybody, visitors without an account too, as one number: it says nothing of
    any child. ``themes`` are words of the Coop de la médiation numérique.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_group_starts_at", "group_id", "starts_at"),
        Index("ix_meeting_space_starts_at", "space_id", "starts_at"),
    )

    space_id: Mapped[UUID] = mapped_column(ForeignKey("space.id"))
    group_id: Mapped[UUID | None] = mapped_column(ForeignKey("learner_group.id"))
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    ended_at: Mapped[datetime | None]
    kind: Mapped[MeetingKind] = mapped_column(word(MeetingKind))
    title: Mapped[str | None] = mapped_column(String(80))
    level: Mapped[str | None] = mapped_column(String(20))
    themes: Mapped[list[str]] = mapped_column(JSON, default=list)
    led_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[str | None] = mapped_column(String(200))
    head_count: Mapped[int | None]


class AttendanceHow(StrEnum):
    """How a child came onto a meeting's list: by what she did, confirmed, or added by hand."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    ADDED = "added"


class Attendance(Travels, Base):
    """A child was at a meeting.

    Nothing else is kept of it: one row more tells nothing more about a child.

    The id is made of the pair, so that two sites that note the same presence write the same row.
    """

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "learner_id"),)

    id: Mapped[UUID] = mapped_column(
        primary_key=True, default=named_id_of("attendance", "meeting_id", "learner_id")
    )
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    how: Mapped[AttendanceHow] = mapped_column(word(AttendanceHow))
    confirmed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))

    meeting: Mapped[Meeting] = relationship()


class Assignment(Travels, Base):
    """What an adult gave a group or one child to do: an exercise, a curriculum, one unit.

    A project is an exercise. With ``is_together`` it opens on every screen of the group at once.
    ``starts_at`` and ``ends_at`` are from when until when, where that is bounded.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("(exercise_id IS NULL) != (curriculum_id IS NULL)", name="one_thing"),
        CheckConstraint(
            "unit_slug IS NULL OR curriculum_id IS NOT NULL", name="unit_of_curriculum"
        ),
    )

    group_id: Mapped[UUID] = mapped_column(ForeignKey("learner_group.id"), index=True)
    learner_id: Mapped[UUID | None] = mapped_column(ForeignKey("learner.id"), index=True)
    exercise_id: Mapped[UUID | None] = mapped_column(ForeignKey("exercise.id"))
    curriculum_id: Mapped[UUID | None] = mapped_column(ForeignKey("curriculum.id"))
    unit_slug: Mapped[str | None] = mapped_column(String(60))
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    is_together: Mapped[bool] = mapped_column(default=False)
    given_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    given_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
