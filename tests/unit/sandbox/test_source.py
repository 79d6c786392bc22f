"""Which sources are not gradable at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin_sandbox.job import MAX_SOURCE_BYTES
from tremplin_sandbox.running.source import rejection


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (b"", ""),
        (b"print('\xc3\xa9')", ""),
        (b"x" * MAX_SOURCE_BYTES, ""),
        (b"x" * (MAX_SOURCE_BYTES + 1), "too_large"),
        (b"a\0b", "nul_byte"),
        (b"\xe9", "not_utf8"),
        (b"\xed\xa0\x80", "not_utf8"),
        (b"# -*- coding: utf-8 -*-\n", ""),
        (b"# vim: set fileencoding=UTF_8 :\n", ""),
        (b"#!/usr/bin/python\n# coding=latin-1\n", "bad_coding_cookie"),
        (b"\xef\xbb\xbf# coding: cp1252\n", "bad_coding_cookie"),
        (b"# coding: rot13\n", "bad_coding_cookie"),
        (b"x = 1\n# coding: latin-1\n", ""),
        (b"\n\n# coding: latin-1\n", ""),
    ],
)
def test_rejection(source: bytes, reason: str) -> None:
    assert rejection(source) == reason


@given(st.binary(max_size=200))
def test_what_is_accepted_is_utf8_without_nul(source: bytes) -> None:
    accepted = rejection(source) == ""
    assert not accepted or (source.decode("utf-8") is not None and b"\0" not in source)
