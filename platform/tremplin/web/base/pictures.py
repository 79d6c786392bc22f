"""The names of the pictures that ship with the site: avatars, and the twelve of the picture secret."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

PICTURES = Path(__file__).resolve().parents[1] / "static" / "pictures"


@lru_cache(maxsize=1)
def _index() -> dict[str, list[str]]:
    index: dict[str, list[str]] = json.loads((PICTURES / "index.json").read_text())
    return index


def secret_pictures() -> list[str]:
    """The pictures of which a child's secret is made."""
    return _index()["secret"]


def avatars() -> list[str]:
    """The avatars children are given."""
    return _index()["avatars"]
