"""Signs and words that children write for Python's: from paper, speech, other languages."""

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
FRENCH = {
    french: python
    for python, words in {
        "if": "si",
        "elif": "sinonsi",
        "else": "sinon",
        "for": "pour repete répète repeter répéter",
        "while": "tantque tant",
        "def": "fonction definir définir",
        "print": "affiche afficher imprime imprimer ecris écris ecrire écrire",
        "input": "demande demander saisir lire",
        "return": "retourne retourner renvoie renvoyer",
        "import": "importe importer",
        "from": "depuis",
        "len": "longueur",
        "True": "vrai Vrai",
        "False": "faux Faux",
        "in": "dans",
        "and": "et",
        "or": "ou",
        "not": "non",
    }.items()
    for french in words.split()
}
"""French words at a line's beginning that stand for one of Python's."""

INNER_FRENCH = {"dans": "in", "et": "and", "ou": "or", "non": "not", "est": "==", "vaut": "=="}
"""French words inside a line that stand for one of Python's."""

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
    """Python's sign that another one only looks like (``（``, ``－``, ``–``), or an empty text."""
    # Unicode knows no dash as another way of writing the minus of a keyboard.
    if sign in _DASHES:
        return "-"

    plain = unicodedata.normalize("NFKC", sign)
    is_twin = plain.isascii() and len(plain) == 1 and plain != sign
    return plain if is_twin else ""


def spoken_sign(code: str, known: Collection[str]) -> str:
    """A word that stands for a sign between two values (``3 x 4``, ``2 fois b``), or nothing.

    Args:
        code: The line, its texts filled with quotes.
        known: Names that the program gives a value to: beside one of them, or beside a number, a
            word is a sign.
    """
    glued = re.search(r"(?<![\w.])(?!0)\d+([xX])\d+", code)
    if glued:
        return glued[1]

    # Looked ahead for, so that the word after one sign may be the word before the next.
    between = rf"(?=((?<!\w)\w+|[)\]\"'])\s+({'|'.join(SPOKEN)})\s+(\w+|[(\"']))"
    for found in re.finditer(between, code):
        before, word, after = found.groups()
        if _is_value(before, known) or _is_value(after, known):
            return word

    return ""


def _is_value(word: str, known: Collection[str]) -> bool:
    return word[0].isdigit() or word in known or word in ")]"


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
