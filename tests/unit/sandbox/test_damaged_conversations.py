"""A conversation with a container in which bytes are flipped, lost, repeated or added: never a crash, never a gift."""

from __future__ import annotations

import base64
import json
import secrets
import socket
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tremplin_sandbox.engine.docker_engine import Container
from tremplin_sandbox.engine.stream import Stream
from tremplin_sandbox.errors import ContainerLostError
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge import judge
from tremplin_sandbox.running.run import observe
from tremplin_sandbox.spec import GradingSpec

TOKEN = "ab" * 8
WORDS = {"fr": "-", "en": "-"}
EXPECTED = {"first": "6\n", "second": "8\n"}
SPEC = GradingSpec.model_validate(
    {
        "tests": [
            {"id": name, "kind": "stdout", "expect": text, "on_fail": WORDS}
            for name, text in EXPECTED.items()
        ]
    }
)
JOB = Job(b"print(6)", SPEC)


@pytest.fixture(autouse=True, scope="module")
def _known_token() -> Iterator[None]:
    """The driver of these conversations answers before it is asked, so it has to know the token."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_hex", lambda size: TOKEN)
        yield


def frame(case: int, printed: str) -> bytes:
    """What the driver says of one case: that it has taken it, and how it ended."""
    named = {"case": case, "token": TOKEN}
    told = {
        **named,
        "end": "clean",
        "status": 0,
        "oom": False,
        "stdout": base64.b64encode(printed.encode()).decode(),
    }
    return b"".join(
        json.dumps(line).encode() + b"\n"
        for line in ({**named, "taken": 1}, {**told, "result": {}})
    )


def chunk(data: bytes) -> bytes:
    return b"\x01\x00\x00\x00" + len(data).to_bytes(4, "big") + data


RIGHT = chunk(frame(1, "6\n")) + chunk(frame(2, "8\n"))
WRONG = chunk(frame(1, "6\n")) + chunk(frame(2, "9\n"))

places = st.integers(0, len(RIGHT))
damages = st.one_of(
    st.tuples(st.just("flip"), places, st.integers(0, 7)),
    st.tuples(st.just("drop"), places, st.integers(1, 60)),
    st.tuples(st.just("repeat"), places, st.integers(1, 400)),
    st.tuples(st.just("swap"), places, st.integers(1, 200)),
    st.tuples(st.just("insert"), places, st.binary(min_size=1, max_size=20)),
)


def damaged(data: bytes, damage: tuple[str, int, int | bytes]) -> bytes:
    how, at, what = damage
    if isinstance(what, bytes):
        return data[:at] + what + data[at:]
    if how == "flip":
        return data[:at] + bytes(byte ^ 1 << what for byte in data[at : at + 1]) + data[at + 1 :]
    if how == "drop":
        return data[:at] + data[at + what :]
    if how == "repeat":
        return data[: at + what] + data[at:]
    return (
        data[:at] + data[at + what : at + 2 * what] + data[at : at + what] + data[at + 2 * what :]
    )


def heard(wire: bytes) -> dict[str, str] | None:
    """What each test printed where the verdict on a conversation is passed, None where it is anything else."""
    ours, theirs = socket.socketpair()
    stream = Stream(ours)
    with theirs:
        theirs.sendall(wire)
        theirs.shutdown(socket.SHUT_WR)
        container = Container("fake", 64, 200_000, stream, time.monotonic())
        try:
            seen = observe(container, JOB, lambda: container)
        except ContainerLostError:
            return None
        finally:
            stream.close()
    verdict = judge(JOB, seen, 0)
    return (
        {name: observation.stdout for name, observation in seen.items()} if verdict.passed else None
    )


def test_the_undamaged_ones() -> None:
    assert heard(RIGHT) == EXPECTED
    assert heard(WRONG) is None


@given(st.lists(damages, min_size=1, max_size=4))
def test_a_right_answer_stays_right_or_is_lost(changes: list[tuple[str, int, int | bytes]]) -> None:
    wire = RIGHT
    for change in changes:
        wire = damaged(wire, change)
    told = heard(wire)
    assert told is None or {name: text.rstrip() for name, text in told.items()} == {
        "first": "6",
        "second": "8",
    }


@given(st.lists(damages.filter(lambda damage: damage[0] in ("drop", "repeat", "swap")), max_size=6))
def test_a_wrong_answer_is_never_made_right_by_shuffling_it(
    changes: list[tuple[str, int, int | bytes]],
) -> None:
    wire = WRONG
    for change in changes:
        wire = damaged(wire, change)
    assert heard(wire) is None


@given(st.binary(max_size=600), st.integers(0, len(RIGHT)))
def test_noise_is_a_lost_container(noise: bytes, kept: int) -> None:
    assert heard(RIGHT[:kept] + noise) in (None, EXPECTED)


@given(st.integers(0, len(RIGHT) - 1))
def test_a_conversation_that_breaks_off_is_a_lost_container(kept: int) -> None:
    assert heard(RIGHT[:kept]) is None


@given(
    st.permutations(
        [frame(1, "6\n"), frame(2, "8\n"), frame(2, "9\n"), frame(1, "7\n"), frame(3, "0\n")]
    )
)
def test_frames_count_in_their_order_only(frames: list[bytes]) -> None:
    told = heard(b"".join(map(chunk, frames)))
    assert (told == EXPECTED) == (frames[:2] == [frame(1, "6\n"), frame(2, "8\n")])


@given(st.lists(st.integers(1, 50), max_size=30))
def test_the_cuts_of_the_stream_do_not_matter(sizes: list[int]) -> None:
    text, wire = frame(1, "6\n") + frame(2, "8\n"), b""
    for size in sizes:
        wire += chunk(text[:size]) + b"\x02\x00\x00\x00\x00\x00\x00\x03err"
        text = text[size:]
    assert heard(wire + chunk(text)) == EXPECTED
