"""Names stand where a reader looks for them."""

import pytest

from tremplin.domain.names import clean_name, reading_order


def test_accents_and_capitals_do_not_move_a_name_away() -> None:
    names = ["Zoé", "Élise", "Zoe", "Lise", "eva", "Léna", "Éva", "Çelik", "Dora"]
    assert sorted(names, key=reading_order) == [
        "Çelik",
        "Dora",
        "Élise",
        "eva",
        "Éva",
        "Léna",
        "Lise",
        "Zoe",
        "Zoé",
    ]


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["Atelier 10", "Atelier 2", "Atelier 1 bis", "Atelier 1"]
    assert sorted(names, key=reading_order) == [
        "Atelier 1",
        "Atelier 1 bis",
        "Atelier 2",
        "Atelier 10",
    ]


def test_a_letter_with_a_stroke_stands_with_the_one_it_is_made_of() -> None:
    names = ["Zoé", "Łukasz", "Lise", "Øystein", "Paul", "Đorđe", "Élise"]
    assert sorted(names, key=reading_order) == [
        "Đorđe",
        "Élise",
        "Lise",
        "Łukasz",
        "Øystein",
        "Paul",
        "Zoé",
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Marie \t Lou ", "Marie Lou"),
        ("Zoe\u0301", "Zoé"),
        ("\ufeffAwa\u200b", "Awa"),
        ("Awa\u202eanil", "Awaanil"),
        ("نور\u200cالدین", "نور\u200cالدین"),
        ("\u200b\u2060", ""),
        ("\u200d", ""),
        ("Ana \u200b Lou", "Ana Lou"),
        ("Léa 🚀", "Léa 🚀"),
    ],
)
def test_a_name_is_kept_as_it_is_seen(typed, kept):
    assert clean_name(typed) == kept
