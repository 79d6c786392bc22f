import io

import pytest
from pypdf import PdfReader

from tremplin.models import SecretKind
from tremplin.services.groups.cards import IssuedCard
from tremplin.web.base.pictures import avatars, secret_pictures
from tremplin.web.print.cards import CardSheet, cards_pdf

SHARED = CardSheet(
    "fr", "Mercredi", "MERC2", "garage.lan:8404", lambda token: f"http://garage.lan:8404/c/{token}"
)


def card(name: str) -> IssuedCard:
    return IssuedCard(
        name, avatars()[0], "t" * 32, SecretKind.PICTURES, tuple(secret_pictures()[:3])
    )


def pages(cards) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(cards_pdf(cards, SHARED))).pages]


@pytest.fixture(autouse=True)
def _context(app):
    with app.test_request_context():
        yield


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (8, 1), (9, 2), (40, 5)])
def test_eight_cards_a_sheet(count, sheets):
    assert len(pages([card(f"Enfant {number}") for number in range(count)])) == sheets


def test_the_words_of_an_older_child_are_printed():
    (text,) = pages(
        [IssuedCard("Lina", avatars()[0], "t" * 32, SecretKind.WORDS, ("grenouille", "parapluie"))]
    )
    assert "grenouille" in text
    assert "parapluie" in text
    assert "Tes deux mots, dans cet ordre" in text


@pytest.mark.parametrize(
    "name", ["x" * 40, "Marie-Lou de la Tour d'Auvergne du Pont", "<b>Lina</b>", "**Lina**"]
)
def test_a_long_or_odd_name_is_printed_as_it_is_or_cut(name):
    (text,) = pages([card(name)])
    assert "".join(name.split()) in "".join(text.split()) or "…" in text


@pytest.mark.parametrize(
    "name",
    ["Jean-Baptiste-Emmanuel", "Maximilienne Alexandrine", "Marie-Lou de la Tour d'Auvergne"],
)
def test_a_long_name_has_two_lines_and_all_its_letters(name):
    (text,) = pages([card(name)])
    assert "…" not in text
    assert "".join(name.split()) in "".join(text.split())


def test_every_picture_that_ships_can_be_printed():
    cards = [
        IssuedCard(name, name, "t" * 32, SecretKind.PICTURES, tuple(secret_pictures()[:3]))
        for name in avatars()
    ]
    cards += [
        IssuedCard(name, avatars()[0], "t" * 32, SecretKind.PICTURES, (name,) * 3)
        for name in secret_pictures()
    ]
    assert len(pages(cards)) == 4
