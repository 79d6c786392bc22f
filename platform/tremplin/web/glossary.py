"""The words that statements explain in place, from the content's ``curricula/glossary.yaml``: read once, kept."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import structlog
from flask import current_app

from tremplin.content.glossary import Glossary
from tremplin.content.loader import glossary_from_bytes

log = structlog.get_logger()


def glossary_here() -> Glossary:
    """Every word with its meaning; empty where this machine has no content folder."""
    return _read(current_app.config["SETTINGS"].content / "curricula/glossary.yaml")


@lru_cache(maxsize=4)
def _read(path: Path) -> Glossary:
    if not path.is_file():
        log.warning("glossary file missing", path=str(path))
        return ()
    return glossary_from_bytes(path.read_bytes(), path.name)
