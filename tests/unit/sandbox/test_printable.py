"""Text of a container made safe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin_sandbox.comparing.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("été\n\t→", "été\n\t→"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("\u202eevil", "\\u202eevil"),
        ("\ud800", "\\ud800"),
        ("\x00\r", "\\x00\\x0d"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_hidden_characters_are_written_out(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters()))
def test_the_result_can_be_stored_and_is_short(text: str) -> None:
    shown = printable(text, 50)
    assert len(shown.encode("utf-8")) <= 200
    assert len(shown) <= 50
