"""An adult's words to a family, on its page."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from tremplin.domain.facts import FactKind
from tremplin.models import FamilyNote, Learner, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused
from tremplin.services.facts import add_fact

LONGEST = 500


def notes_for(learner: Learner) -> list[FamilyNote]:
    """The words, the newest first."""
    return list(
        db.session.scalars(
            select(FamilyNote)
            .where(FamilyNote.learner_id == learner.id)
            .order_by(FamilyNote.written_at.desc())
        )
    )


def write_note(learner: Learner, text: str, staff: Staff) -> None:
    """Put words on the family's page.

    Raises:
        Refused: ``empty`` or ``too_long``.
    """
    words = text.strip()
    if not words:
        raise Refused("empty")
    if len(words) > LONGEST:
        raise Refused("too_long")
    with unit_of_work() as session:
        session.add(
            FamilyNote(learner_id=learner.id, staff_id=staff.id, text=words, written_at=now())
        )
        record_access(actor_of(staff), "note.written", learner.id)


def take_note_back(learner: Learner, note_id: UUID, staff: Staff) -> None:
    """Take words off the family's page.

    Raises:
        NotFound: They are not words about this child.
    """
    note = db.session.get(FamilyNote, note_id)
    if note is None or note.learner_id != learner.id:
        raise NotFound
    with unit_of_work() as session:
        session.delete(note)
        add_fact(
            learner.id, None, FactKind.NOTE_HIDDEN, now(), item=str(note.id), staff_id=staff.id
        )
        record_access(actor_of(staff), "note.taken_back", learner.id)
