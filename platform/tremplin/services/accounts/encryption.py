"""Encrypt secrets that the site must read again, so that the database alone does not tell them."""

from __future__ import annotations

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_PURPOSE = b"tremplin: second step of adults"
_NONCE_BYTES = 12


def encrypt_secret(secret: str, owner: UUID, key: str) -> bytes:
    """Encrypt the secret for one owner: AES-256-GCM, with a key derived from the site's."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, secret.encode(), owner.bytes)


def decrypt_secret(locked: bytes, owner: UUID, key: str) -> str | None:
    """Decrypt the secret; None if the site key or the owner differs, or it was changed."""
    nonce, encrypted = locked[:_NONCE_BYTES], locked[_NONCE_BYTES:]
    try:
        return _cipher(key).decrypt(nonce, encrypted, owner.bytes).decode()
    except (InvalidTag, ValueError):
        return None


def _cipher(key: str) -> AESGCM:
    return AESGCM(
        HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode())
    )
