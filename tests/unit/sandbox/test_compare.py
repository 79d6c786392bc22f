"""Comparing output and values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driver.values import Opaque
from tremplin_sandbox.comparing.compare import same_output, same_value
from tremplin_sandbox.spec import Compare, Pattern


@pytest.mark.parametrize(
    ("rules", "expect", "got", "same"),
    [
        ({}, "10\n", "10", True),
        ({}, "a\nb\n", "a  \nb\n\n", True),
        ({}, "a\nb", "a\r\nb\r\n", True),
        ({}, "a b", "a  b", False),
        ({}, "a", " a", False),
        ({}, "10", "10\n0", False),
        ({}, "\u00e9", "e\u0301", True),
        ({}, "é", "e", False),
        ({"whitespace": "exact"}, "10\n", "10", False),
        ({"whitespace": "any"}, "a b c", "a\n b\tc\n", True),
        ({"case": "ignore"}, "Oui", "OUI", True),
        ({}, "Oui", "OUI", False),
        ({"accents": "ignore"}, "été", "ete", True),
        ({"number_tolerance": 0.01}, "aire 3.14", "aire 3.1415", True),
        ({"number_tolerance": 0.01}, "aire 3.14", "aire 3.2", False),
        ({"number_tolerance": 0.01}, "aire 3.14", "area 3.14", False),
        ({"number_tolerance": 0.01}, "1 2", "1", False),
        ({"number_tolerance": 1}, "1", "9" * 500, False),
    ],
)
def test_output(rules: dict[str, object], expect: str, got: str, same: bool) -> None:
    assert same_output(expect, got, Compare.model_validate(rules)) is same


def test_a_pattern_must_match_the_whole_output() -> None:
    pattern = Pattern(regex=r"\d+ pommes?")
    assert same_output(pattern, "12 pommes\n", Compare())
    assert not same_output(pattern, "il y a 12 pommes\n", Compare())
    assert same_output(pattern, "1 POMME", Compare(case="ignore"))


@pytest.mark.parametrize(
    ("expect", "got", "same"),
    [
        (2, 2.0, True),
        (1, True, False),
        (True, 1, False),
        (0, None, False),
        ("1", 1, False),
        ([1, 2], (1, 2), True),
        ([1, [2, 3]], [1, (2, 3)], True),
        ([1, 2], [1, 2, 3], False),
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({1: "x"}, {True: "x"}, False),
        ({"a": [1]}, {"a": [2]}, False),
        (None, None, True),
        (3, Opaque("Liar"), False),
        (float("nan"), float("nan"), True),
        (10**400, 1.0, False),
    ],
)
def test_values(expect: object, got: object, same: bool) -> None:
    assert same_value(expect, got) is same


def test_strict_types_keep_lists_and_numbers_apart() -> None:
    assert not same_value([1], (1,), strict_types=True)
    assert not same_value(2, 2.0, strict_types=True)


def test_tolerance_is_absolute_and_reaches_into_lists() -> None:
    assert same_value([0.3], [0.1 + 0.2], tolerance=1e-9)
    assert not same_value([0.3], [0.31], tolerance=1e-9)
    assert not same_value(10**400, 1.5, tolerance=1)


@given(
    st.recursive(
        st.integers() | st.text() | st.booleans(), lambda inner: st.lists(inner, max_size=3)
    )
)
def test_every_value_equals_itself(value: object) -> None:
    assert same_value(value, value, strict_types=True)


def test_an_output_on_which_a_pattern_takes_for_ever_does_not_match_it() -> None:
    assert not same_output(Pattern(regex=r"(a|aa)+$"), "a" * 60 + "!", Compare())
