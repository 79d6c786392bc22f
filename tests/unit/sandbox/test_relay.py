"""Whose doing it is that a conversation between tests and a program breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tremplin_sandbox.frames import Message
from tremplin_sandbox.running.conversation import End, Ending
from tremplin_sandbox.running.relay import Allowance, Side, converse

AMPLE = Allowance(60, 60, 60, 60, 1000)
LOADS = Message(do=["t", [["s", "load"], ["n"]]])
A_NAME = Message(give=["h", [1, 2]], classes=[[2, "module", "builtins", [], [], None]])


class Scripted:
    """One party, which says what it was given to say, and then lets its time pass."""

    def __init__(self, *lines: Message) -> None:
        self._lines = list(lines)

    def hear(self, deadline: float) -> Message | Ending:
        return self._lines.pop(0) if self._lines else Ending(End.TIMEOUT)

    def tell(self, message: Message) -> None:
        pass


def exchanged(answer: Message) -> Any:
    tests: Any = Scripted(LOADS)
    code: Any = Scripted(answer)
    return converse(tests, code, Side.CODE, AMPLE)


def classes(count: int) -> Sequence[Any]:
    return [[2 + number, "f", "solution", [], [], None] for number in range(count)]


def test_a_program_that_was_only_named_has_done_nothing() -> None:
    outcome = exchanged(A_NAME)
    assert outcome.stopped == (Side.TESTS, Ending(End.TIMEOUT))
    assert not outcome.touched


@pytest.mark.parametrize(
    "more",
    [{"nodes": [["s1", "s", [["i", "1"]]]]}, {"classes": classes(40)}],
    ids=["values", "classes"],
)
def test_a_name_that_brings_much_with_it_is_the_program_s_doing(more: dict[str, Any]) -> None:
    assert exchanged(A_NAME.model_copy(update=more)).touched
