"""Slugs: short names of exercises, curricula, pictures and archives, for files and addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60


def slug_of(title: str, otherwise: str = "parcours") -> str:
    """A name for files and addresses (``l-ete-a-boulon``), or ``otherwise`` if none is left."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-") or otherwise


def free_slug(wanted: str, taken: Collection[str]) -> str:
    """The slug wanted, else the first one that is free of ``wanted-2``, ``wanted-3`` and so on."""
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        ending = f"-{number}"
        # No slug has two dashes in a row, wherever the long ones are cut.
        slug = wanted[: LONGEST - len(ending)].rstrip("-") + ending
    return slug
