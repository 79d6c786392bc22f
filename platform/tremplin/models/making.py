"""Content in the making, before it is published."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tremplin.models.db import Base, Travels
from tremplin.models.people import Staff


class CurriculumDraftRow(Travels, Base):
    """A curriculum in the making (see ``content.authoring.curriculum_draft``).

    Published, it becomes a revision of the curriculum ``id``.
    ``version`` grows with each save, so that two authors never overwrite each other unseen.
    """

    __tablename__ = "curriculum_draft"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    plan: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    edited_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    edited_at: Mapped[datetime]

    edited_by: Mapped[Staff] = relationship(foreign_keys=[edited_by_id])


class ExerciseDraftRow(Travels, Base):
    """An exercise in the making (see ``content.authoring.exercise_draft``).

    Published, it becomes a revision of the exercise ``id``.

    ``folder`` is the zip of its files (see ``services.content.catalogue.pack_folder``), complete or
    not; ``tried`` is what its author last built in the preview. ``proof`` is what the sandbox said
    of version ``proof["version"]``: under ``found`` the faults, under ``trials`` how many things
    were tried.
    """

    __tablename__ = "exercise_draft"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    folder: Mapped[bytes] = mapped_column(LargeBinary)
    tried: Mapped[str | None]
    proof: Mapped[dict[str, Any] | None]
    version: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    edited_by_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    edited_at: Mapped[datetime]

    edited_by: Mapped[Staff] = relationship(foreign_keys=[edited_by_id])
