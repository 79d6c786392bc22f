"""The seal on what a house hands out: an Ed25519 signature (RFC 8032) that anybody can check."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_SEED = b"tremplin: seal of packs"


@dataclass(frozen=True, slots=True)
class Seal:
    """Who vouches for some bytes.

    Attributes:
        house: What the house calls itself; only the key tells one from another.
        key: The public key, 32 bytes.
        signature: 64 bytes.
    """

    house: str
    key: bytes
    signature: bytes

    @property
    def fingerprint(self) -> str:
        """A short form of the key, to compare over the telephone: ``A1B2-C3D4-E5F6-0718``."""
        digest = hashlib.sha256(self.key).hexdigest()[:16].upper()
        return "-".join(digest[start : start + 4] for start in range(0, 16, 4))

    def holds_for(self, content: bytes) -> bool:
        """Whether the key's owner has signed exactly these bytes."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(self.signature, content)
        except (InvalidSignature, ValueError):
            return False
        return True

    def to_json(self) -> bytes:
        """The seal as a file."""
        shown = {
            "house": self.house,
            "key": base64.b64encode(self.key).decode(),
            "signature": base64.b64encode(self.signature).decode(),
        }
        return (json.dumps(shown, ensure_ascii=False, indent=2) + "\n").encode()

    @classmethod
    def from_json(cls, data: bytes) -> Self | None:
        """Read a seal's file; None where it holds no seal."""
        try:
            shown = json.loads(data)
            return cls(
                str(shown["house"])[:100],
                base64.b64decode(shown["key"], validate=True),
                base64.b64decode(shown["signature"], validate=True),
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None


def seal(content: bytes, house: str, secret: str) -> Seal:
    """Sign these bytes with the house's key."""
    # The key follows from the site's secret key: it stays the same, and need not be kept anywhere.
    derived = hashlib.sha256(_SEED + secret.encode()).digest()
    key = Ed25519PrivateKey.from_private_bytes(derived)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Seal(house, public, key.sign(content))
