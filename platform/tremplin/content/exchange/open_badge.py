"""A certificate as an Open Badges 3.0 credential, which other software can check on its own.

Sources: 1EdTech, "Open Badges Specification" 3.0 (AchievementCredential); W3C, "Verifiable
Credentials Data Model" 2.0; W3C, "Data Integrity EdDSA Cryptosuites" 1.0 (eddsa-jcs-2022); RFC 8785
(JSON canonicalisation).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tremplin.content.exchange.seal import seal

CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"
"""What multicodec puts before an Ed25519 public key."""


def open_badge(
    *,
    name: str,
    curriculum_id: UUID,
    title: str,
    can_do: Sequence[str],
    awarded_at: datetime,
    house: str,
    secret: str,
    language: str,
) -> dict[str, Any]:
    """The credential, signed with the house's key.

    Args:
        name: What the child is called, the only thing that it tells of her.
        curriculum_id: Lasting id of what was achieved.
        title: Of the curriculum.
        can_do: What it takes, a sentence each.
        awarded_at: When it was achieved.
        house: Who says so.
        secret: The site's secret key.
        language: Of the texts.
    """
    issuer = _did(seal(b"", house, secret).key)
    instant = awarded_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document: dict[str, Any] = {
        "@context": list(CONTEXT),
        "id": uuid5(curriculum_id, f"{issuer} {name} {instant}").urn,
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": title,
        "issuer": {"id": issuer, "type": ["Profile"], "name": house},
        "validFrom": instant,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityHash": name,
                    "identityType": "name",
                },
            ],
            "achievement": {
                "id": curriculum_id.urn,
                "type": ["Achievement"],
                "achievementType": "Course",
                "inLanguage": language,
                "name": title,
                "description": title,
                "criteria": {"narrative": "\n".join(f"- {sentence}" for sentence in can_do)},
            },
        },
    }
    proof = {
        # The proof has the contexts too: whoever checks it adds nothing to what was signed.
        "@context": list(CONTEXT),
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": instant,
        "verificationMethod": f"{issuer}#{issuer.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
    }
    signature = seal(_to_sign(document, proof), house, secret).signature

    return {**document, "proof": {**proof, "proofValue": _multibase(signature)}}


def badge_holds(badge: Mapping[str, Any]) -> bool:
    """Whether its issuer has signed exactly this badge, with the key that the proof names."""
    document = _all_but("proof", badge)
    proof = _all_but("proofValue", badge["proof"])
    owner, _, key = proof["verificationMethod"].partition("#")
    # The standard allows an issuer to be its identifier alone.
    issuer = badge["issuer"] if isinstance(badge["issuer"], str) else badge["issuer"]["id"]
    if owner != issuer:
        return False
    if proof["@context"] != document["@context"]:
        return False

    try:
        public_key = Ed25519PublicKey.from_public_bytes(_from_multibase(key).removeprefix(_ED25519))
        public_key.verify(_from_multibase(badge["proof"]["proofValue"]), _to_sign(document, proof))
    except (InvalidSignature, ValueError):
        return False

    return True


def _all_but(name: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {each: value for each, value in data.items() if each != name}


def _to_sign(document: Mapping[str, Any], proof: Mapping[str, Any]) -> bytes:
    return b"".join(hashlib.sha256(_canonical(part)).digest() for part in (proof, document))


def _canonical(data: Mapping[str, Any]) -> bytes:
    """RFC 8785 for what a badge holds: texts and truths, keys in ASCII, no numbers."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _did(public_key: bytes) -> str:
    return f"did:key:{_multibase(_ED25519 + public_key)}"


def _multibase(data: bytes) -> str:
    """Base58 as Bitcoin writes it, behind the ``z`` of multibase."""
    number, digits = int.from_bytes(data), ""
    while number:
        number, digit = divmod(number, 58)
        digits = _BASE58[digit] + digits
    zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * zeros + digits


def _from_multibase(text: str) -> bytes:
    digits = text.removeprefix("z")
    number = 0
    for digit in digits:
        number = number * 58 + _BASE58.index(digit)
    zeros = len(digits) - len(digits.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)
