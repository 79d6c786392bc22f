"""What is refused as a password, and what is not."""

import pytest

from tremplin.domain.secrets.passwords import is_easy

NADIA = ("Nadia Ben Salah", "nadia@example.org")


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        "123456789012",
        "motdepasse2026",
        "Mot de passe 1",
        "azertyuiop123",
        "Password1234!",
        "Nadia-Nadia-1",
        "nadia.example1",
        "tremplin-tremplin",
        "!!!!!!!!!!!!!!!",
    ],
)
def test_what_is_tried_first_is_refused(password):
    assert is_easy(password, *NADIA)


@pytest.mark.parametrize(
    "password",
    [
        "a bicycle in the rain",
        "trois vélos sous la pluie",
        "une porte peinte en bleu",
        "x7!kQ2-mR9_p",
        "مفتاح تحت الباب",
    ],
)
def test_words_in_a_row_are_not(password):
    assert not is_easy(password, *NADIA)
