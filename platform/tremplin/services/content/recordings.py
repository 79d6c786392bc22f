"""Statements read aloud: each piece is recorded when somebody first listens to it, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from tremplin.content.markup.speech import VOICES, record, recording_key, spoken_text
from tremplin.models import ExerciseRow, Recording
from tremplin.models.db import db, unit_of_work
from tremplin.services.content.catalogue import loaded_revision


def recording_of(language: str, text: str) -> bytes:
    """The text read aloud, as MP3: a tenth of a second's work the first time, none later.

    Raises:
        KeyError, OSError, subprocess.CalledProcessError: As :func:`record`.
    """
    key = recording_key(language, text)
    kept = db.session.scalars(select(Recording.audio).where(Recording.key == key)).first()
    if kept is not None:
        return kept
    audio = record(language, text)
    # Two children may listen first at the same moment: either recording will do.
    with suppress(IntegrityError), unit_of_work() as session:
        session.add(Recording(key=key, audio=audio))
    return audio


def forget_unread() -> None:
    """Delete the recordings of texts that no current statement has any more."""
    wanted = {recording_key(language, text) for language, text in _texts()}
    gone = set(db.session.scalars(select(Recording.key))) - wanted
    with unit_of_work() as session:
        session.execute(delete(Recording).where(Recording.key.in_(gone)))


def _texts() -> Iterator[tuple[str, str]]:
    for revision_id in db.session.scalars(select(ExerciseRow.current_revision_id)):
        if revision_id is None:
            continue
        statements = loaded_revision(revision_id).exercise.statements
        for language in VOICES.keys() & statements.keys():
            for part in statements[language].parts:
                yield language, spoken_text(part)
