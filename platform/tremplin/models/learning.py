"""What a child did: drafts, submissions with their verdicts, progress."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.domain.path import Ask
from tremplin.models.catalogue import ExerciseRevision, ExerciseRow
from tremplin.models.db import Base, Travels, named_id_of, word
from tremplin.models.people import Learner, Staff


class SubmissionState(StrEnum):
    """Where a submission is.

    ``HELD`` could not be graded in a few tries, and an adult is told; with a ``retry_at`` it is the
    checker that is away, and it goes on by itself when that is back. ``CLOSED`` has no verdict and
    will get none: an adult, or a newer program, has put it aside.
    """

    QUEUED = "queued"
    RUNNING = "running"
    HELD = "held"
    GRADED = "graded"
    CLOSED = "closed"


_UNFINISHED = text("state IN ('queued', 'running', 'held')")


class Draft(Travels, Base):
    """One saved version of a program; the highest is shown, the others are its history."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("learner_id", "exercise_id", "version"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    version: Mapped[int]
    source: Mapped[str]
    saved_at: Mapped[datetime]


class Submission(Travels, Base):
    """A program handed in. Written before anything else happens to it, so that it cannot be lost.

    ``mistake`` is what was wrong with it, as a word (see ``services.learning.mistakes``); None
    where nothing was.

    ``key`` is made by the page, so that an impatient second click is the same submission.
    ``arrival`` counts up with each one that is written: it says which came later, also on a machine
    whose clock was put back; two that came in one write share it, and their ids order them. While
    ``running``, the submission belongs to one grader until ``lease_until``; after that anyone may
    take it again. ``reason`` is why the platform could not grade it last time.
    """

    __tablename__ = "submission"
    __table_args__ = (
        UniqueConstraint("learner_id", "key"),
        Index("ix_submission_arrival", "arrival"),
        Index("ix_submission_learner_exercise", "learner_id", "exercise_id", "arrival"),
        # What graders look through: as long as what waits, however much was graded before.
        Index(
            "ix_submission_unfinished",
            "learner_id",
            "arrival",
            sqlite_where=_UNFINISHED,
            postgresql_where=_UNFINISHED,
        ),
        # One running job a learner, held by the database itself, however many graders there are.
        Index(
            "uq_submission_running_learner",
            "learner_id",
            unique=True,
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    revision_id: Mapped[UUID] = mapped_column(ForeignKey("exercise_revision.id"))
    key: Mapped[str] = mapped_column(String(40))
    source: Mapped[str]
    state: Mapped[SubmissionState] = mapped_column(word(SubmissionState))
    arrival: Mapped[int] = mapped_column(
        BigInteger,
        default=text("(SELECT coalesce(max(arrival), 0) + 1 FROM submission)"),
        server_default="0",
    )
    submitted_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    retry_at: Mapped[datetime | None]
    held_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(String(40))
    graded_at: Mapped[datetime | None]
    verdict_class: Mapped[str | None] = mapped_column(String(20))
    mistake: Mapped[str | None] = mapped_column(String(80))
    verdict: Mapped[dict[str, Any] | None]

    learner: Mapped[Learner] = relationship()
    exercise: Mapped[ExerciseRow] = relationship()
    revision: Mapped[ExerciseRevision] = relationship()


class Turn(Base):
    """When a grader last served a learner: the higher ``number``, the later.

    Without a row, never yet.
    """

    __tablename__ = "turn"
    __table_args__ = (Index("ix_turn_number", "number"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)


class LearnerStep(Travels, Base):
    """An exercise that an adult opened for one child, wherever it stands on her path."""

    __tablename__ = "learner_step"
    __table_args__ = (UniqueConstraint("learner_id", "exercise_id"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    opened_at: Mapped[datetime]

    exercise: Mapped[ExerciseRow] = relationship()


class LearnerAsk(Travels, Base):
    """What is asked of one child over an exercise, where it is not what all are asked."""

    __tablename__ = "learner_ask"
    __table_args__ = (UniqueConstraint("learner_id", "exercise_id"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    ask: Mapped[Ask] = mapped_column(word(Ask))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    chosen_at: Mapped[datetime]

    exercise: Mapped[ExerciseRow] = relationship()


class ChecklistTick(Travels, Base):
    """An item of a child's project that an adult has found there; undoing it deletes the row."""

    __tablename__ = "checklist_tick"
    __table_args__ = (UniqueConstraint("learner_id", "exercise_id", "item"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    item: Mapped[str] = mapped_column(String(60))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    ticked_at: Mapped[datetime]


class Progress(Travels, Base):
    """What one child has done of one exercise. An earned success is never taken back.

    ``mistake`` is what was wrong with the program handed in last, as a word that is the same for
    the same mistake, and ``mistakes`` how many programs in a row had it; none once one passes.
    ``star_given_by`` is the adult who gave a star by hand.
    """

    __tablename__ = "progress"
    __table_args__ = (UniqueConstraint("learner_id", "exercise_id"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    attempts: Mapped[int] = mapped_column(default=0)
    stars: Mapped[int] = mapped_column(default=0)
    hints_used: Mapped[int] = mapped_column(default=0)
    first_opened_at: Mapped[datetime]
    first_success_at: Mapped[datetime | None]
    last_activity_at: Mapped[datetime]
    mistake: Mapped[str | None] = mapped_column(String(80))
    mistakes: Mapped[int] = mapped_column(default=0, server_default="0")
    star_given_at: Mapped[datetime | None]
    star_given_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))


class LearnerDay(Base):
    """What a child did on one day, for figures that would otherwise look through all her programs.

    ``minutes`` she was at work, ``checks`` graded programs, ``passed`` of those.
    """

    __tablename__ = "learner_day"
    __table_args__ = (Index("ix_learner_day_day", "day"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    minutes: Mapped[int] = mapped_column(default=0)
    checks: Mapped[int] = mapped_column(default=0)
    passed: Mapped[int] = mapped_column(default=0)


class Badge(Travels, Base):
    """A deed that a child earned a badge for, such as her first repair.

    ``earned_for`` says with what, if it does.

    Never for speed, days in a row or rank. The id is made of child, badge and deed: it is earned
    once.
    """

    __tablename__ = "badge"
    __table_args__ = (UniqueConstraint("learner_id", "slug", "earned_for"),)

    id: Mapped[UUID] = mapped_column(
        primary_key=True, default=named_id_of("badge", "learner_id", "slug", "earned_for")
    )
    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    slug: Mapped[str] = mapped_column(String(60))
    earned_for: Mapped[str] = mapped_column(String(80), default="")
    earned_at: Mapped[datetime]


class Comment(Travels, Base):
    """An adult's words on a child's program, shown to her until the adult takes them away."""

    __tablename__ = "comment"
    __table_args__ = (Index("ix_comment_learner_exercise", "learner_id", "exercise_id"),)

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"))
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    staff_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    text: Mapped[str] = mapped_column(String(500))
    written_at: Mapped[datetime]
    read_at: Mapped[datetime | None]

    exercise: Mapped[ExerciseRow] = relationship()
    staff: Mapped[Staff] = relationship()
