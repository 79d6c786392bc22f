import re

from tremplin.domain.tokens import ALPHABET, fingerprint, new_code, new_picture_secret, read_code, shown_code


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
