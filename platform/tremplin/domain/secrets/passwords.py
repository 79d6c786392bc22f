"""Passwords that somebody who guesses tries first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

MIN_LENGTH = 12
"""Characters; the least that OWASP ASVS 4.0 allows (2.1.1)."""
_LEFT_TO_GUESS = 5
"""Different characters that must be left."""
_COMMON = (
    "motdepasse",
    "password",
    "azertyuiop",
    "qwertyuiop",
    "qsdfghjklm",
    "azerty",
    "qwerty",
    "wxcvbn",
    "1234567890",
    "0123456789",
    "987654321",
    "123456789",
    "123456",
    "1234",
    "abcdefghij",
    "abcdef",
    "iloveyou",
    "jetaime",
    "bonjour",
    "welcome",
    "letmein",
    "soleil",
    "doudou",
    "loulou",
    "chouchou",
    "secret",
    "admin",
    "tremplin",
    "garage",
)
"""The heads of every list of leaked passwords, in French and English; and what this house is
called."""


def is_easy(password: str, *about: str) -> bool:
    """Whether little is left to guess once common words, and the owner's, are taken away.

    ``motdepasse2026`` and ``Nadia-Nadia-1`` are easy; ``trois vélos sous la pluie`` is not.
    """
    rest = _plain(password)
    # The longest first: ``azerty`` would leave ``uiop`` of ``azertyuiop``.
    for word in sorted({*_COMMON, *_words_about(about)}, key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(set(rest)) < _LEFT_TO_GUESS


def _words_about(texts: Iterable[str]) -> Iterator[str]:
    """The words of names and addresses; initials and ``de`` are too short to make anything easy."""
    for text in texts:
        for word in re.split(r"[\s@.]+", text):
            plain = _plain(word)
            if len(plain) > 2:
                yield plain


def _plain(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in parted if character.isalnum())
