"""Lines over the engine's attach connection, however they are cut."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin_sandbox.engine.stream import (
    Stream,
    StreamClosedError,
    StreamFloodError,
    StreamTimeoutError,
)


@pytest.fixture
def ends() -> Iterator[tuple[Stream, socket.socket]]:
    ours, engine = socket.socketpair()
    stream = Stream(ours)
    yield stream, engine
    stream.close()
    engine.close()


def chunk(data: bytes, stream: int = 1) -> bytes:
    return bytes([stream, 0, 0, 0]) + len(data).to_bytes(4, "big") + data


def soon() -> float:
    return time.monotonic() + 0.2


def test_a_line_in_pieces(ends: tuple[Stream, socket.socket]) -> None:
    stream, engine = ends
    engine.sendall(chunk(b"on") + chunk(b"noise\n", 2) + chunk(b"e\ntwo\n"))
    assert [stream.line(soon(), 10), stream.line(soon(), 10)] == [b"one", b"two"]


@given(st.lists(st.binary(min_size=1, max_size=20), min_size=1), st.integers(1, 9))
def test_lines_arrive_however_they_are_cut(parts: list[bytes], step: int) -> None:
    ours, engine = socket.socketpair()
    text = b"".join(parts).replace(b"\n", b"") + b"\n"
    raw = b"".join(chunk(text[at : at + step]) for at in range(0, len(text), step))
    with engine:
        engine.sendall(raw)
        stream = Stream(ours)
        line = stream.line(soon(), len(text))
        stream.close()
    assert line + b"\n" == text


def test_silence_is_a_timeout(ends: tuple[Stream, socket.socket]) -> None:
    with pytest.raises(StreamTimeoutError):
        ends[0].line(time.monotonic() + 0.05, 10)


def test_a_line_without_end_is_a_flood(ends: tuple[Stream, socket.socket]) -> None:
    stream, engine = ends
    engine.sendall(chunk(b"x" * 100))
    with pytest.raises(StreamFloodError):
        stream.line(soon(), 10)


def test_hanging_up_is_noticed(ends: tuple[Stream, socket.socket]) -> None:
    stream, engine = ends
    assert stream.is_open()
    engine.close()
    assert not stream.is_open()
    with pytest.raises(StreamClosedError):
        stream.line(soon(), 10)


def test_a_container_that_speaks_unasked_is_not_fresh(ends: tuple[Stream, socket.socket]) -> None:
    stream, engine = ends
    engine.sendall(chunk(b"{}\n"))
    assert not stream.is_open()
