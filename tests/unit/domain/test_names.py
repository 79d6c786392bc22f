"""Names stand where a reader looks for them."""

from tremplin.domain.names import reading_order


def test_accents_and_capitals_do_not_move_a_name_away() -> None:
    names = ["Zoé", "Élise", "Zoe", "Lise", "eva", "Léna", "Éva", "Çelik", "Dora"]
    assert sorted(names, key=reading_order) == ["Çelik", "Dora", "Élise", "eva", "Éva", "Léna", "Lise", "Zoe", "Zoé"]
