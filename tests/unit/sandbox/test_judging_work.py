"""Judging does no more work than in proportion to what came out of a container: counted, never timed."""

from __future__ import annotations

import sys
import unicodedata
from typing import Any

import pytest

from driver.values import encode
from tremplin_sandbox.comparing import compare
from tremplin_sandbox.comparing.claimed import Pairs, claimed
from tremplin_sandbox.comparing.compare import (
    MAX_MARKS,
    ends_quickly,
    folded,
    same_output,
    same_value,
)
from tremplin_sandbox.spec import Compare, Pattern

MARKS = "a" + "\u0300" * 15_000 + "\u0316" * 15_000
ONE_HASH = 2**61 - 1


def longest_row_of_marks(text: str) -> int:
    row = longest = 0
    for character in text:
        row = row + 1 if unicodedata.combining(character) else 0
        longest = max(longest, row)
    return longest


@pytest.mark.parametrize(
    "rules", [{}, {"accents": "ignore"}, {"case": "ignore"}, {"whitespace": "any"}], ids=str
)
@pytest.mark.parametrize("text", [MARKS, "x" * 999 + MARKS, MARKS[1:], ("é" * 40 + MARKS)], ids=len)
def test_no_long_row_of_marks_is_put_in_order(
    monkeypatch: pytest.MonkeyPatch, rules: dict[str, Any], text: str
) -> None:
    ordered: list[int] = []
    normalize = unicodedata.normalize

    def counted(form: Any, text: str) -> str:
        ordered.append(longest_row_of_marks(text))
        return normalize(form, text)

    monkeypatch.setattr(compare.unicodedata, "normalize", counted)
    assert not same_output("5\n", text, Compare.model_validate(rules))
    assert not same_value("5", text)
    assert max(ordered, default=0) <= MAX_MARKS


def test_a_text_with_too_many_marks_equals_itself_only() -> None:
    assert same_output(MARKS, MARKS, Compare())
    assert folded("e" + "\u0301" * (MAX_MARKS + 1)) == "e" + "\u0301" * (MAX_MARKS + 1)
    assert folded("e\u0301") == "é"


def test_every_combining_character_is_a_mark_for_the_bound() -> None:
    marks = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]
    assert [
        mark for mark in marks if not compare._TOO_MANY_MARKS.search(mark * (MAX_MARKS + 1))
    ] == []


class CountedInt(int):
    """A whole number that counts how often it is hashed or compared."""

    work = 0

    def __hash__(self) -> int:
        CountedInt.work += 1
        return 0

    def __eq__(self, other: object) -> bool:
        CountedInt.work += 1
        return int(self) == other


@pytest.mark.parametrize("nested", [False, True])
def test_keys_of_one_hash_are_never_hashed(nested: bool) -> None:
    keys = [CountedInt(number * ONE_HASH) for number in range(2_000)]
    pairs: list[tuple[Any, object]] = [((key, 0) if nested else key, None) for key in keys]
    CountedInt.work = 0
    assert not same_value({1: None}, Pairs(pairs))
    assert not same_value(dict.fromkeys(range(2_000)), Pairs(pairs))
    assert CountedInt.work == 0


def test_a_claimed_dictionary_is_no_hash_table() -> None:
    tree = ["d", [[["i", str(number * ONE_HASH)], ["n"]] for number in range(5_000)]]
    value = claimed(tree)
    assert not isinstance(value, dict)
    assert same_value(
        {number * ONE_HASH: None for number in range(50)}, claimed(["d", tree[1][:50]])
    )
    assert same_value({"a": {(1, "b"): [2]}}, claimed(encode({"a": {(1, "b"): [2]}})))


def test_a_pattern_that_can_take_for_ever_is_found() -> None:
    assert not ends_quickly(Pattern(regex=r"(a|aa)+$"))
    assert not ends_quickly(Pattern(regex=r"(\d|\d\d)+$"))
    assert ends_quickly(Pattern(regex=r"\d+ pommes?( et \w+)*"))
    assert ends_quickly(Pattern(regex="(?!)"))
