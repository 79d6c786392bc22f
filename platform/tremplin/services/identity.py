"""Passwords and the secrets of cards: hashed with argon2, checked in constant shape."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

_passwords = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
# The secret of a card has few possibilities and is guarded by throttling; a whole class logs in within a minute on an
# old machine, so its hash is a light one.
_secrets = PasswordHasher(time_cost=2, memory_cost=8 * 1024, parallelism=1)


def hash_password(password: str) -> str:
    """The hash to keep of an adult's password."""
    return _passwords.hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """Whether the password is the one kept; takes as long where there is none."""
    return _verify(_passwords, kept or _UNKNOWN_PASSWORD, password) and kept is not None


def hash_secret(secret: tuple[str, ...]) -> str:
    """The hash to keep of a child's secret: the names of its pictures, or its words as ``read_word`` gives them."""
    return _secrets.hash("|".join(secret))


def is_secret(kept: str | None, secret: tuple[str, ...]) -> bool:
    """Whether the pictures or words, in this order, are the secret kept; takes as long where there is none."""
    return _verify(_secrets, kept or _UNKNOWN_SECRET, "|".join(secret)) and kept is not None


def _verify(hasher: PasswordHasher, kept: str, given: str) -> bool:
    try:
        return hasher.verify(kept, given)
    except (VerificationError, InvalidHashError):
        return False


_UNKNOWN_PASSWORD = hash_password("nobody has this password")
_UNKNOWN_SECRET = hash_secret(("nobody", "has", "these"))
