"""Names: how they are written down, and the order in which they are read."""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Signs without a width that some scripts need to write a name right."""


_ONE_LETTER = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
"""Letters with a stroke or joined to another: Unicode takes none of them apart."""


def tidy_name(typed: str) -> str:
    """A name as it is kept: its spaces single, and nothing in it that is not seen.

    A list out of another program brings accents parted from their letters and marks that nobody sees; with them two
    names that look the same would be two.
    """
    composed = " ".join(unicodedata.normalize("NFC", typed).split())
    return "".join(sign for sign in composed if sign in _JOINERS or unicodedata.category(sign) not in ("Cc", "Cf"))


def reading_order(name: str) -> tuple[str, str]:
    """The key that sorts names as a French or English reader looks for them: Léna before Lise, Zoé after Zoe.

    Letters count first; accents and capitals only between names of the same letters (the first levels of Unicode's
    collation algorithm, UTS #10, without its tables: no language of the site asks for more). Numbers count as numbers:
    Van 2 before Van 10.
    """
    parted = unicodedata.normalize("NFD", name.casefold().translate(_ONE_LETTER))
    letters = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return re.sub(r"\d+", lambda number: number.group().zfill(9), letters), name
