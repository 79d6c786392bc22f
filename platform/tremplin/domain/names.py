"""Names as they are kept, and the order in which they are read."""

from __future__ import annotations

import re
import unicodedata

_ONE_LETTER = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
"""Letters with a stroke or joined to another: Unicode takes none of them apart."""


_JOINERS = "\u200c\u200d"
"""Signs nobody sees that change how the letters beside them are written, in Persian and in Indian
scripts."""


def clean_name(typed: str) -> str:
    """A name as it is kept: single spaces, composed accents, no invisible signs.

    The same name from two keyboards is then the same, and none is empty to the eye or turns a page
    around.
    """
    spaced = re.sub(r"\s", " ", unicodedata.normalize("NFC", typed))
    kept = " ".join("".join(filter(_may_stay, spaced)).split())
    return kept if kept.strip(_JOINERS) else ""


def _may_stay(sign: str) -> bool:
    # Controls and formats (Cc, Cf) are the signs that nobody sees; some of them turn a page around.
    return sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf")


def reading_order(name: str) -> tuple[str, str]:
    """The sort key of names as French and English readers look for them: Léna before Lise.

    Letters count first; accents and capitals only between names of the same letters (the first
    levels of Unicode's collation algorithm, UTS #10, without its tables: no language of the site
    asks for more). Numbers count as numbers: Van 2 before Van 10.
    """
    parted = unicodedata.normalize("NFD", name.casefold().translate(_ONE_LETTER))
    letters = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return re.sub(r"\d+", lambda number: number.group().zfill(9), letters), name
