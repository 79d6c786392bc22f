"""Passwords and the secrets of cards: hashed with argon2, checked in constant shape."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from tremplin.services.errors import Busy

_passwords = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
# The secret of a card has few possibilities and is guarded by throttling; a whole class logs in
# within a minute on an old machine, so its hash is a light one.
_secrets = PasswordHasher(time_cost=2, memory_cost=8 * 1024, parallelism=1)

AT_ONCE = 2
"""Hashes of each kind that are made at the same moment: a password's takes 64 MiB, and a house has few cores."""
PATIENCE_S = 5.0
_password_turns = threading.BoundedSemaphore(AT_ONCE)
_secret_turns = threading.BoundedSemaphore(AT_ONCE)


def hash_password(password: str) -> str:
    """The hash to keep of an adult's password.

    Raises:
        Busy: So many are hashed at this moment that its turn did not come within :data:`PATIENCE_S`
            seconds.
    """
    with _turn(_password_turns):
        return _passwords.hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """Whether the password is the one kept; takes as long where there is none.

    Raises:
        Busy: As :func:`hash_password`.
    """
    with _turn(_password_turns):
        return _verify(_passwords, kept or _UNKNOWN_PASSWORD, password) and kept is not None


def hash_secret(secret: tuple[str, ...]) -> str:
    """The hash to keep of a child's secret: the names of its pictures, or its words as ``read_word`` gives them.

    Raises:
        Busy: As :func:`hash_password`.
    """
    with _turn(_secret_turns):
        return _secrets.hash("|".join(secret))


def is_secret(kept: str | None, secret: tuple[str, ...]) -> bool:
    """Whether the pictures or words, in this order, are the secret kept; takes as long where there is none.

    Raises:
        Busy: As :func:`hash_password`.
    """
    with _turn(_secret_turns):
        return _verify(_secrets, kept or _UNKNOWN_SECRET, "|".join(secret)) and kept is not None


@contextmanager
def _turn(turns: threading.BoundedSemaphore) -> Iterator[None]:
    if not turns.acquire(timeout=PATIENCE_S):
        raise Busy
    try:
        yield
    finally:
        turns.release()


def _verify(hasher: PasswordHasher, kept: str, given: str) -> bool:
    try:
        return hasher.verify(kept, given)
    except (VerificationError, InvalidHashError):
        return False


_UNKNOWN_PASSWORD = hash_password("nobody has this password")
_UNKNOWN_SECRET = hash_secret(("nobody", "has", "these"))
