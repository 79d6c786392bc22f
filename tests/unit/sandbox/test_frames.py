"""Frames of a container are parsed without trust."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin_sandbox.frames import Frame, FrameError, parse_result, parse_said, strict_json

GOOD = {
    "case": 1,
    "token": "ab",
    "end": "clean",
    "status": 0,
    "oom": False,
    "stdout": "Ngo=",
    "result": {"error": None},
}


def line(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def test_a_good_frame() -> None:
    frame = parse_said(line())
    assert isinstance(frame, Frame)
    assert (frame.case, frame.output(), frame.result) == (1, b"6\n", {"error": None})


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        line()[:-1],
        line() + b"{}",
        line(case="1"),
        line(case=1.0),
        line(case=True),
        line(oom=0),
        line(end="passed"),
        line(extra=1),
        line(token=None),
        line(status=10**30),
        line().replace(b"0,", b"NaN,"),
        line()[:-1] + b', "case": 1}',
        b"[" * 100_000,
        b"\xff\xfe",
        b"9" * 5000,
    ],
)
def test_anything_else_is_refused(bad: bytes) -> None:
    with pytest.raises(FrameError):
        parse_said(bad)


def test_output_that_is_not_base64_is_refused() -> None:
    frame: Any = parse_said(line(stdout="***"))
    with pytest.raises(FrameError):
        frame.output()


@given(st.binary(max_size=300))
def test_no_bytes_break_the_parser(data: bytes) -> None:
    with pytest.raises(FrameError):
        parse_said(data)


@given(st.integers(0, 200), st.binary(min_size=1, max_size=4))
def test_a_damaged_frame_is_a_frame_or_an_error(position: int, damage: bytes) -> None:
    damaged = line()[:position] + damage + line()[position + len(damage) :]
    with contextlib.suppress(FrameError):
        said: Any = parse_said(damaged)
        assert said.end in ("clean", "died", "flood")


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "passed",
        {"passed": True},
        {"missing": 1},
        {"exit": "yes"},
        {"value": "3"},
        {"error": {"type": "X"}},
        {"error": {"stage": "run", "type": "x" * 101, "message": "", "line": 1}},
        {"syntax": {"nodes": {"For": "1"}, "calls": {}, "defines": [], "recursive": []}},
    ],
)
def test_a_result_of_another_shape_is_none(data: object) -> None:
    assert parse_result(data) is None


def test_duplicate_keys_are_refused_at_any_depth() -> None:
    with pytest.raises(FrameError):
        strict_json(b'{"a": {"b": 1, "b": 2}}')
