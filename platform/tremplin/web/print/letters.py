"""Letters on paper: which of the site's fonts print a text, and which letters no font has.

A browser looks for letters in every font of its machine; a PDF has only those that it was given.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

STATIC = Path(__file__).resolve().parents[1] / "static"
FONTS = STATIC / "build/fonts"
FONT = "text"
"""The one of the site. It has the letters of French and its neighbours."""
WIDE = "wide"
"""All of Latin (Vietnamese too), Cyrillic and Greek in one hand: a name is never patched together of two."""
SHAPED = ("arabic", "armenian", "devanagari", "georgian", "hebrew", "tamil")
"""A font a script, whose letters are joined or turned around as they stand beside each other."""
BESIDE = (WIDE, *SHAPED)
"""All but the site's own, in the order in which a letter is looked for."""
FILES = tuple(f"{font}-{style}.ttf" for font in (FONT, *BESIDE) for style in ("regular", "bold"))
_CHOOSERS = set(range(0xFE00, 0xFE10))
"""Signs that only choose how the one before them looks, as in emoji."""
_WITHOUT_SHAPE = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
"""Categories of signs that nobody sees: marks of direction, joiners, spaces."""


def composed(text: str) -> str:
    """The text with each letter and its accents in one sign, where Unicode has one: fonts draw that as it should be."""
    return unicodedata.normalize("NFC", text)


def base_font(text: str) -> str:
    """The font that the text is set in: the site's own, unless another one has more of its letters."""
    letters = _seen(text)
    return WIDE if len(letters - letters_of(WIDE)) < len(letters - letters_of(FONT)) else FONT


def fonts_beside(text: str) -> list[str]:
    """The fonts that the text needs besides the site's own."""
    missing = _seen(text) - letters_of(FONT)
    return [font for font in BESIDE if missing & letters_of(font)]


def unprintable(text: str) -> str:
    """The letters of the text that no font has, each once, in its order; empty when all can be printed."""
    printable = letters_of(FONT).union(*(letters_of(font) for font in BESIDE))
    seen = _seen(text) - printable
    return "".join(dict.fromkeys(letter for letter in composed(text) if ord(letter) in seen))


def unprinted(texts: Iterable[str]) -> dict[str, str]:
    """Of the texts to be printed those that will have gaps, each with its letters that no font has."""
    gaps = {text: unprintable(text) for text in texts}
    return {text: " ".join(letters) for text, letters in gaps.items() if letters}


@lru_cache(maxsize=len(BESIDE) + 1)
def letters_of(font: str) -> frozenset[int]:
    """Code points that the font has, as it was built."""
    opened = TTFFont(FPDF(), FONTS / f"{font}-regular.ttf", font, "")
    letters = frozenset(opened.cmap)
    # A document closes its fonts as it is written; this one is in none.
    opened.close()
    return letters


def _seen(text: str) -> set[int]:
    return {
        ord(sign) for sign in composed(text) if unicodedata.category(sign) not in _WITHOUT_SHAPE
    } - _CHOOSERS
