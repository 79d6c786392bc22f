"""Names as they are kept, and the order in which they are read."""

from __future__ import annotations

import re
import unicodedata

_ONE_LETTER = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
"""Letters with a stroke or joined to another: Unicode takes none of them apart."""


_JOINERS = "\u200c\u200d"
"""Signs nobody sees that change how the letters beside them are written, in Persian and in Indian scripts."""


def clean_name(typed: str) -> str:
    """A name as it is kept: single spaces, each accent in one sign with its letter, nothing else that nobody sees.

    The same name from two keyboards is then the same, and none is empty to the eye or turns a page
    around.
    """
    spaced = "".join(
        " " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", typed)
    )
    seen = (
        sign
        for sign in spaced
        if sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf")
    )
    kept = " ".join("".join(seen).split())
    return kept if kept.strip(_JOINERS) else ""


def reading_order(name: str) -> tuple[str, str]:
    """The key that sorts names as a French or English reader looks for them: Léna before Lise, Zoé after Zoe.

    Letters count first; accents and capitals only between names of the same letters (the first
    levels of Unicode's collation algorithm, UTS #10, without its tables: no language of the site
    asks for more). Numbers count as numbers: Van 2 before Van 10.
    """
    parted = unicodedata.normalize("NFD", name.casefold().translate(_ONE_LETTER))
    letters = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return re.sub(r"\d+", lambda number: number.group().zfill(9), letters), name
