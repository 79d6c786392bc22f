"""The words that statements explain in place, from ``curricula/glossary.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import structlog
from flask import current_app

from tremplin.content.checks.vocabulary import Vocabulary, vocabulary_from_bytes
from tremplin.content.format.loader import glossary_from_bytes
from tremplin.domain.exercise import GlossaryWord

log = structlog.get_logger()


def glossary_for(age: int) -> list[GlossaryWord]:
    """The words explained to a child of this age; none where this machine has no content folder."""
    words = _read(current_app.config["SETTINGS"].content / "curricula/glossary.yaml")
    return [word for word in words if word.from_age <= age]


def vocabulary_here() -> Vocabulary | None:
    """The technical words with their ages; None on a machine without a content folder."""
    return _vocabulary(current_app.config["SETTINGS"].content / "curricula/glossary.yaml")


@lru_cache(maxsize=4)
def _vocabulary(path: Path) -> Vocabulary | None:
    return vocabulary_from_bytes(path.read_bytes(), path.name) if path.is_file() else None


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[GlossaryWord, ...]:
    if not path.is_file():
        log.warning("glossary file missing", path=str(path))
        return ()
    return tuple(glossary_from_bytes(path.read_bytes(), path.name))
