"""The ids of the content that came with Tremplin, to tell it from what a house made itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

_ID = re.compile(rb"^id:\s*['\"]?([0-9a-fA-F-]{36})", re.MULTILINE)


def shipped_ids(content: Path) -> frozenset[UUID]:
    """The ids of every exercise and curriculum in a content folder, which may be missing."""
    return frozenset(_ids_in(content))


def _ids_in(content: Path) -> Iterator[UUID]:
    files = [*content.glob("exercises/*/*/exercise.yaml"), *content.glob("curricula/*.yaml")]
    for file in files:
        found = _ID.search(file.read_bytes())
        if found:
            yield UUID(found[1].decode())
