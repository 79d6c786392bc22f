"""The skills that families read of, from the content's ``curricula/skills.yaml``: read once, kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import structlog
from flask import current_app

from tremplin.content.loader import skills_from_bytes
from tremplin.domain.exercise import Skill

log = structlog.get_logger()


def skills_here() -> Mapping[str, Skill]:
    """Every skill by id, in the order of the file; empty where this machine has no content folder."""
    return _read(current_app.config["SETTINGS"].content / "curricula/skills.yaml")


@lru_cache(maxsize=4)
def _read(path: Path) -> Mapping[str, Skill]:
    if not path.is_file():
        log.warning("skills file missing", path=str(path))
        return {}
    return skills_from_bytes(path.read_bytes(), path.name)
