import re

import pytest

from tremplin.domain.secrets.tokens import (
    ALPHABET,
    fingerprint,
    new_code,
    new_picture_secret,
    new_word_secret,
    read_code,
    read_word,
    shown_code,
)
from tremplin.domain.secrets.words import SECRET_WORDS, secret_words


def test_codes_have_no_letter_that_looks_like_another():
    assert not set("IO01") & set(ALPHABET)
    assert re.fullmatch(f"[{ALPHABET}]{{12}}", new_code(12))


def test_a_code_is_recognised_however_it_is_typed():
    code = new_code(12)
    assert read_code(f" {shown_code(code).lower()} ") == code


def test_a_code_is_shown_in_groups_of_four():
    assert shown_code("ABCDEFGHJKLM") == "ABCD-EFGH-JKLM"


def test_a_fingerprint_depends_on_the_token_and_on_the_key():
    assert fingerprint("a", "key") == fingerprint("a", "key")
    assert len({fingerprint("a", "key"), fingerprint("b", "key"), fingerprint("a", "other")}) == 3


def test_a_picture_secret_is_three_different_pictures():
    pictures = ["cat", "tram", "key", "boat"]
    secret = new_picture_secret(pictures)
    assert len(set(secret)) == 3
    assert set(secret) <= set(pictures)


@pytest.mark.parametrize("language", SECRET_WORDS)
def test_the_words_of_a_secret_are_128_different_ones_that_are_typed_as_they_are_printed(language):
    words = secret_words(language)
    assert len(set(words)) == 128
    assert [word for word in words if read_word(word) != word] == []


def test_a_word_secret_is_two_different_words():
    secret = new_word_secret(secret_words("fr"))
    assert len(set(secret)) == 2
    assert set(secret) <= set(secret_words("fr"))


@pytest.mark.parametrize("typed", ["canoe", " Canoë ", "CANOE", "canoe.", "ca noé"])
def test_a_word_is_recognised_however_it_is_typed(typed):
    assert read_word(typed) == "canoe"


def test_a_language_without_words_of_its_own_has_english_ones():
    assert secret_words("nl") == secret_words("en")
