"""What pages read in the content folder: the skills, and what ships with Tremplin."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import structlog
from flask import current_app

from tremplin.content.exchange.shipped import shipped_ids
from tremplin.content.format.loader import skills_from_bytes
from tremplin.domain.exercise import Skill

log = structlog.get_logger()


def skills_here() -> Mapping[str, Skill]:
    """Every skill by id, in the file's order; empty on a machine without a content folder."""
    return _read(current_app.config["SETTINGS"].content / "curricula/skills.yaml")


def shipped_here() -> frozenset[UUID]:
    """The ids of what came with Tremplin."""
    return shipped_ids(current_app.config["SETTINGS"].content)


@lru_cache(maxsize=4)
def _read(path: Path) -> Mapping[str, Skill]:
    if not path.is_file():
        log.warning("skills file missing", path=str(path))
        return {}
    return skills_from_bytes(path.read_bytes(), path.name)
