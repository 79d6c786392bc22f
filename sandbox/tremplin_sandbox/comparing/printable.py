"""Text from a container made safe to store and to show: without invisible characters."""

from __future__ import annotations

import unicodedata

MAX_SHOWN = 4_000
"""Longest text of a result, in characters."""

_KEPT = frozenset("\n\t")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def printable(text: str, limit: int = MAX_SHOWN) -> str:
    r"""``text`` with every invisible character written out, cut to ``limit``.

    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    shown = "".join(map(_shown, text[: limit + 1]))
    if len(shown) > limit:
        return shown[: limit - 1] + "…"
    return shown


def _shown(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) not in _HIDDEN_CATEGORIES:
        return character
    if ord(character) > 127:
        return character.encode("ascii", "backslashreplace").decode()
    return f"\\x{ord(character):02x}"
