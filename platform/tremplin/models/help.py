"""Tables of what a child asks for: a silent hand, a text that is not clear."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.models.catalogue import ExerciseRevision, ExerciseRow
from tremplin.models.db import Base, Travels
from tremplin.models.learning import Submission
from tremplin.models.people import Group, Learner, Staff


class HelpRequest(Travels, Base):
    """A silent hand: who asks, over which exercise, with her program as it was at that moment.

    ``submission`` is her last graded one by then, ``run_error`` the last error that her own browser
    showed her, as Python words it. ``computer`` is the name that an adult gave to the computer she
    sits at. ``closed_by`` stays empty when she lowered the hand herself.
    """

    __tablename__ = "help_request"
    __table_args__ = (
        # One raised hand a child, held by the database itself, however often the button is pressed.
        Index(
            "uq_help_request_raised_learner",
            "learner_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    learner_id: Mapped[UUID] = mapped_column(ForeignKey("learner.id"), index=True)
    exercise_id: Mapped[UUID] = mapped_column(ForeignKey("exercise.id"))
    submission_id: Mapped[UUID | None] = mapped_column(ForeignKey("submission.id"))
    source: Mapped[str]
    run_error: Mapped[str | None] = mapped_column(String(500))
    computer: Mapped[str | None] = mapped_column(String(20))
    raised_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]
    seen_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    taken_at: Mapped[datetime | None]
    taken_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))

    learner: Mapped[Learner] = relationship()
    exercise: Mapped[ExerciseRow] = relationship()
    submission: Mapped[Submission | None] = relationship()
    seen_by: Mapped[Staff | None] = relationship(foreign_keys=[seen_by_id])
    taken_by: Mapped[Staff | None] = relationship(foreign_keys=[taken_by_id])


class ProblemReport(Travels, Base):
    """A child's word that a text is not clear; who said it is not kept.

    Kept are the exercise, its revision and the language.

    ``answer`` is what an adult says to the children of that group, beside the text. ``mended``
    closes it: the text was changed, or was clear enough.
    """

    __tablename__ = "problem_report"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("learner_group.id"), index=True)
    revision_id: Mapped[UUID] = mapped_column(ForeignKey("exercise_revision.id"))
    language: Mapped[str] = mapped_column(String(5))
    part: Mapped[str] = mapped_column(String(20))
    reported_at: Mapped[datetime]
    answer: Mapped[str | None] = mapped_column(String(500))
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))
    mended_at: Mapped[datetime | None]
    mended_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("staff.id"))

    group: Mapped[Group] = relationship()
    revision: Mapped[ExerciseRevision] = relationship()
    answered_by: Mapped[Staff | None] = relationship(foreign_keys=[answered_by_id])
    mended_by: Mapped[Staff | None] = relationship(foreign_keys=[mended_by_id])
