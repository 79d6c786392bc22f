"""Makes and recognises secrets and codes that people type, scan or tap."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Sequence

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits that cannot be taken for one another: no I or 1, no O or 0."""

JOIN_CODE_LENGTH = 5
SLIP_CODE_LENGTH = 12
RECOVERY_CODE_LENGTH = 12
PICTURES_IN_SECRET = 3
WORDS_IN_SECRET = 2


def new_code(length: int) -> str:
    """A random code of ``length`` characters of :data:`ALPHABET` (5 bits each)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(typed: str) -> str:
    """What someone typed as a code: without spaces and dashes, in capitals."""
    return "".join(character for character in typed.upper() if character.isalnum())


def shown_code(code: str) -> str:
    """A code as it is printed: in groups of four (``ABCD-EFGH``)."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def new_token() -> str:
    """A token for links and QR codes: 192 random bits, safe in an address."""
    return secrets.token_urlsafe(24)


def fingerprint(token: str, key: str) -> str:
    """The keyed hash (HMAC-SHA-256, hex) under which a token or code is stored and found.

    Only tokens and codes of high entropy may be kept like that.
    """
    return hmac.new(key.encode(), token.encode(), hashlib.sha256).hexdigest()


def new_picture_secret(pictures: Sequence[str]) -> tuple[str, ...]:
    """Three different pictures, in the order in which the child taps them."""
    return tuple(secrets.SystemRandom().sample(list(pictures), PICTURES_IN_SECRET))


def new_word_secret(words: Sequence[str]) -> tuple[str, ...]:
    """Two different words, in the order in which the child types them."""
    return tuple(secrets.SystemRandom().sample(list(words), WORDS_IN_SECRET))


def read_word(typed: str) -> str:
    """A word of a child's secret as typed: small letters, no accents, spaces or signs."""
    parted = unicodedata.normalize("NFKD", typed.casefold())
    return "".join(character for character in parted if character.isalpha())
