"""The order in which names are read."""

from __future__ import annotations

import unicodedata


def reading_order(name: str) -> tuple[str, str]:
    """The key that sorts names as a French or English reader looks for them: Léna before Lise, Zoé after Zoe.

    Letters count first; accents and capitals only between names of the same letters (the first levels of Unicode's
    collation algorithm, UTS #10, without its tables: no language of the site asks for more).
    """
    parted = unicodedata.normalize("NFD", name.casefold())
    return "".join(sign for sign in parted if not unicodedata.combining(sign)), name
