"""What workers of the tests are given as a whole, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.lanes import LONG_FIRST, TOGETHER, turn, unit

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("test", "whole"),
    [
        ("tests/browser/test_journey.py::test_a[chromium]", "tests/browser/test_journey.py"),
        ("tests/sandbox/test_programs.py::test_b[a::b]", "tests/sandbox/test_programs.py"),
        ("tests/content/test_proof.py::test_c[a/b]", "tests/content/test_proof.py::test_c[a/b]"),
    ],
)
def test_files_whose_tests_build_on_each_other_stay_whole(test: str, whole: str) -> None:
    assert unit(test) == whole


def test_long_files_come_first_and_single_tests_last() -> None:
    single, file, long = (
        "tests/content/test_proof.py::test_c",
        "tests/browser/test_hands.py::test_a",
        LONG_FIRST[0],
    )
    assert sorted([single, file, f"{long}::test_x"], key=turn) == [f"{long}::test_x", file, single]


@pytest.mark.parametrize("name", sorted({*LONG_FIRST, *TOGETHER}))
def test_what_is_named_is_there(name: str) -> None:
    assert (ROOT / name).exists()
