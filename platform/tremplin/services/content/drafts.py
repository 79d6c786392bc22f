"""The draft editor: begin, find, save and throw away exercises and curricula in the making."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tremplin.content.format.slugs import free_slug
from tremplin.models import CurriculumDraftRow, CurriculumRow, ExerciseDraftRow, ExerciseRow, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused

Row = TypeVar("Row", CurriculumDraftRow, ExerciseDraftRow)

Columns = dict[str, Any]
"""The columns that hold what an author writes, by name: every other column is the editor's."""


@dataclass(frozen=True, slots=True)
class DraftEditor(Generic[Row]):
    """The editor of one kind of drafts.

    Attributes:
        drafts: The table of the drafts.
        published: The table of what they become; slugs are unique over both tables.
        kind: What the audit trail calls the thing that is drafted.
    """

    drafts: type[Row]
    published: type[CurriculumRow] | type[ExerciseRow]
    kind: str

    def all(self) -> list[Row]:
        """Every draft, the one edited last first."""
        rows = db.session.scalars(select(self.drafts).order_by(self.drafts.edited_at.desc()))
        return list(rows)

    def by_id(self, draft_id: UUID) -> Row:
        """The draft with this id.

        Raises:
            NotFound: There is none.
        """
        draft = db.session.get(self.drafts, draft_id)
        if draft is None:
            raise NotFound
        return draft

    def begin(self, wanted: str, write: Callable[[UUID, str], Columns], staff: Staff) -> Row:
        """Begin a draft under a new id and a free slug.

        Args:
            wanted: The slug, if nothing else has it yet.
            write: The first content, from the id and the slug that the draft got.
            staff: The author.
        """
        with unit_of_work() as session:
            draft_id, slug = uuid4(), self._free_slug(session, wanted)
            return self._add(session, draft_id, slug, write(draft_id, slug), staff)

    def take_over(self, draft_id: UUID, slug: str, columns: Columns, staff: Staff) -> Row:
        """Begin the draft of something published, under its own id and slug: its next revision."""
        with unit_of_work() as session:
            return self._add(session, draft_id, slug, columns, staff)

    def save(
        self, draft: Row, base: int, columns: Columns, staff: Staff, *, is_change: bool = True
    ) -> None:
        """Keep this content of the draft.

        Args:
            draft: The draft.
            base: The version that the author started from.
            columns: The new content.
            staff: The author.
            is_change: Whether this makes a new version of it.

        Raises:
            Refused: ``overtaken`` when another save came after version ``base``; nothing is changed
                then.
        """
        with unit_of_work() as session:
            # One statement decides between two authors who press at the same moment.
            kept = session.execute(
                update(self.drafts)
                .where(self.drafts.id == draft.id, self.drafts.version == base)
                .values(
                    **columns,
                    version=base + 1 if is_change else base,
                    edited_by_id=staff.id,
                    edited_at=now(),
                )
                .returning(self.drafts.id)
            ).first()
            if kept is None:
                session.refresh(draft)
                raise Refused("overtaken")

        db.session.refresh(draft)

    def throw_away(self, draft: Row, staff: Staff) -> None:
        """Delete the draft; what was published of it stays."""
        with unit_of_work() as session:
            session.delete(draft)
            record_access(actor_of(staff), "draft.thrown_away", None, **{self.kind: draft.slug})

    def _free_slug(self, session: Session, wanted: str) -> str:
        taken: set[str] = set()
        for table in (self.drafts, self.published):
            taken.update(session.scalars(select(table.slug)))
        return free_slug(wanted, taken)

    def _add(
        self, session: Session, draft_id: UUID, slug: str, columns: Columns, staff: Staff
    ) -> Row:
        draft = self.drafts(
            **columns,
            id=draft_id,
            slug=slug,
            version=1,
            created_by_id=staff.id,
            edited_by_id=staff.id,
            edited_at=now(),
        )
        session.add(draft)
        record_access(actor_of(staff), "draft.begun", None, **{self.kind: slug})

        return draft


curriculum_editor = DraftEditor(CurriculumDraftRow, CurriculumRow, "curriculum")
exercise_editor = DraftEditor(ExerciseDraftRow, ExerciseRow, "exercise")
