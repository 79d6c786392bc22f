"""Have every statement on offer read aloud by the house, once; what nobody reads any more is thrown away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import delete, select

from tremplin.content.speech import VOICES, can_record, record, recording_key, spoken_text
from tremplin.models import Exercise, Recording
from tremplin.models.db import db, unit_of_work
from tremplin.services.catalogue import loaded_revision


def record_statements() -> int:
    """Make the recordings that are missing; returns how many. Nothing is made where the house has no voice."""
    wanted = {recording_key(language, text): (language, text) for language, text in _texts()}
    have = set(db.session.scalars(select(Recording.key)))
    missing = {key: wanted[key] for key in wanted.keys() - have} if can_record() else {}
    with ThreadPoolExecutor(os.cpu_count()) as voices:
        made = list(voices.map(lambda said: record(*said), missing.values()))
    with unit_of_work() as session:
        session.execute(delete(Recording).where(Recording.key.in_(have - wanted.keys())))
        session.add_all(Recording(key=key, audio=audio) for key, audio in zip(missing, made, strict=True))
    return len(made)


def recordings_among(keys: list[str]) -> frozenset[str]:
    """Those of the keys for which there is a recording."""
    return frozenset(db.session.scalars(select(Recording.key).where(Recording.key.in_(keys))))


def recording(key: str) -> bytes | None:
    """The recording of this name, as MP3; None where there is none."""
    return db.session.scalars(select(Recording.audio).where(Recording.key == key)).first()


def _texts() -> Iterator[tuple[str, str]]:
    for revision_id in db.session.scalars(select(Exercise.current_revision_id)):
        statements = loaded_revision(revision_id).exercise.statements if revision_id else {}
        for language in VOICES.keys() & statements.keys():
            for part in statements[language].parts:
                if text := spoken_text(part):
                    yield language, text
