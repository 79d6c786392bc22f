"""The proof of a badge: what others have signed by the standard holds here, so what is signed here holds there."""

import copy
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from tremplin.content.exchange.open_badge import badge_holds, open_badge

# W3C, "Data Integrity EdDSA Cryptosuites", test vectors of eddsa-jcs-2022.
ALUMNI: dict[str, Any] = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://www.w3.org/ns/credentials/examples/v2",
    ],
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
    "proof": {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        "proofPurpose": "assertionMethod",
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://www.w3.org/ns/credentials/examples/v2",
        ],
        "proofValue": "z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4",
    },
}


@pytest.fixture
def badge() -> dict[str, Any]:
    return open_badge(
        name="Awa",
        curriculum_id=UUID(int=7),
        title="Boulon, le robot du garage",
        can_do=["sait répéter une action"],
        awarded_at=datetime(2026, 11, 24, 10, tzinfo=UTC),
        house="Garage à code",
        secret="a secret key",
        language="fr",
    )


def test_the_standards_own_example_holds() -> None:
    assert badge_holds(ALUMNI)


def test_ours_holds_and_says_what_its_proof_is_about(badge: dict[str, Any]) -> None:
    assert badge_holds(badge)
    assert badge["proof"]["@context"] == badge["@context"]


@pytest.mark.parametrize("original", ["alumni", "ours"])
@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("name",), "Another"),
        (("issuer",), "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"),
        (("proof", "created"), "2020-01-01T00:00:00Z"),
        (("proof", "@context"), []),
        (("proof", "proofValue"), "z1"),
    ],
)
def test_one_that_was_changed_does_not(
    badge: dict[str, Any], original: str, path: tuple[str, ...], value: object
) -> None:
    changed = copy.deepcopy(ALUMNI if original == "alumni" else badge)
    *way, last = path
    place = changed
    for name in way:
        place = place[name]
    place[last] = value
    assert not badge_holds(changed)
