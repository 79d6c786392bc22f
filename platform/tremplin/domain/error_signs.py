"""What children write for a sign or a word of Python: from paper, from speech, from other languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

ON_PAPER = {
    "×": "*",
    "✕": "*",
    "✖": "*",
    "·": "*",
    "⋅": "*",
    "÷": "/",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "²": "** 2",
    "³": "** 3",
    "√": "sqrt(…)",
    "½": "0.5",
}
"""Signs of a copybook, which Python's tokenizer refuses."""

TYPED = {"=>": ">=", "=<": "<=", "=!": "!=", "<>": "!=", "===": "==", "&&": "and", "||": "or"}
"""Signs that are typed for others."""

SPOKEN = {
    "x": "*",
    "X": "*",
    "fois": "*",
    "times": "*",
    "plus": "+",
    "moins": "-",
    "minus": "-",
    "equals": "==",
}
"""Words that are said for a sign."""

OTHER_LANGUAGES = {
    other: python
    for python, words in {
        "print": "console echo puts println printf cout System",
        "def": "function func fun void",
        "for": "foreach repeat",
        "while": "loop until",
        "None": "null nil undefined",
        "str": "string String",
        "self": "this",
    }.items()
    for other in words.split()
}
DECLARERS = (
    "let",
    "var",
    "const",
    "int",
    "float",
    "string",
    "str",
    "bool",
    "double",
    "char",
    "variable",
    "soit",
)
"""What other languages put in front of a new variable."""
ENDERS = ("end", "fin", "endif", "endfor", "endwhile", "finsi", "finpour", "fintantque")
"""What other languages close a block with."""

_DASHES = "−–—‐‑‒"


def ascii_twin(sign: str) -> str:
    """The sign of Python's that another one only looks like (``（``, ``－``, ``–``); empty where there is none."""
    plain = "-" if sign in _DASHES else unicodedata.normalize("NFKC", sign)
    return plain if plain.isascii() and len(plain) == 1 and plain != sign else ""


def spoken_sign(code: str, known: Collection[str]) -> str:
    """A word of the line that stands for a sign between two values: ``3 x 4``, ``2 fois b``; empty where none does.

    Args:
        code: The line, its texts filled with quotes.
        known: Names that the program gives a value to: beside one of them, or beside a number, a
            word is a sign.
    """
    glued = re.search(r"(?<![\w.])(?!0)\d+([xX])\d+", code)
    if glued:
        return glued[1]
    # Looked ahead for, so that the word after one sign may be the word before the next.
    for found in re.finditer(
        rf"(?=((?<!\w)\w+|[)\]\"'])\s+({'|'.join(SPOKEN)})\s+(\w+|[(\"']))", code
    ):
        before, word, after = found.groups()
        if any(value[0].isdigit() or value in known or value in ")]" for value in (before, after)):
            return word
    return ""


def other_sign(code: str) -> tuple[str, str] | None:
    """A sign of another language on the line, and Python's for it."""
    for sign, right in TYPED.items():
        if sign in code:
            return sign, right

    if re.match(r"\s*[^\W\d]\w*\s*:=", code):
        return ":=", "="
    if re.search(r"(?:^|[\s(,=])!\s*(?=[^\W\d]|\()", code):
        return "!", "not"
    if re.search(r"\d\s*%\s*(?=$|[),:])", code):
        return "%", "/ 100"
    if re.search(r"\([^()]*;[^()]*\)", code):
        return ";", ","

    return None
