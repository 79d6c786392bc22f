"""Conversations of two containers: tests in one, tested code in the other, the host between.

The host reads each line as the strict shape it must have and passes it on; neither container can
reach the other, and the learner's says nothing that the grammar of the border does not have
(``border.py``). One side works while the other waits, so the host always knows whose turn it is.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tremplin_sandbox.comparing.compare import folded
from tremplin_sandbox.errors import ContainerLostError
from tremplin_sandbox.frames import Fault, FrameError, Message, Report
from tremplin_sandbox.running.border import Border
from tremplin_sandbox.running.conversation import Conversation, End, Ending

MAX_TURNS = 40_000
"""Most messages in one conversation; some 100 a second are carried."""


_CLASSES_OF_A_NAME = 20
"""Most classes that the name of one brings along, itself and its bases."""


class Side(StrEnum):
    """The two parties of a conversation."""

    TESTS = "tests"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came of one conversation.

    Attributes:
        report: What the tests' side reported, or None where it did not come to that.
        stopped: Whose turn it was when it broke off, and how that side's process ended; None after
            a report.
        faults: The last exception of each class that left the code under test, by the name of the
            class.
        load_fault: The exception that kept the code under test from being loaded.
        transcript: A digest of all that an author's file under test answered; the same only for the
            same behaviour.
        touched: Whether the tests had used the code under test, and not only imported it and named
            what is in it: what happens after that is the doing of whichever of the two is the
            learner's.
    """

    report: Report | None
    stopped: tuple[Side, Ending] | None
    faults: Mapping[str, Fault]
    load_fault: Fault | None
    transcript: str
    touched: bool


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a conversation may take.

    Attributes:
        start_s: Seconds for the first message, until which pytest is loaded; the others count from
            then on.
        tests_s: Seconds between two messages of the tests.
        code_s: Seconds for one answer of the code under test.
        total_s: Seconds for all.
        printed: Characters that the code under test may print.
    """

    start_s: float
    tests_s: float
    code_s: float
    total_s: float
    printed: int


def converse(
    tests: Conversation, code: Conversation, guest: Side, allowance: Allowance
) -> Exchanged:
    """Carry questions and answers between two started cases, until the tests' side reports.

    Args:
        tests: The case that runs the tests; it speaks first.
        code: The case that holds the code under test.
        guest: Which of the two is the learner's.
        allowance: How long it may take, and how much may be printed.

    Raises:
        ContainerLostError: A container ended, or said something the driver never says.
    """
    relay = _Relay(guest, allowance)
    deadline = time.monotonic() + allowance.start_s
    turns = [
        (Side.TESTS, tests, code, allowance.tests_s),
        (Side.CODE, code, tests, allowance.code_s),
    ]

    for number in range(MAX_TURNS):
        side, speaker, listener, seconds = turns[number % 2]
        if number == 0:
            # The first message waits for pytest to load; the conversation's own time begins after.
            heard = speaker.hear(deadline)
            deadline = time.monotonic() + allowance.total_s
        else:
            heard = speaker.hear(min(deadline, time.monotonic() + seconds))

        if isinstance(heard, Ending):
            return relay.ended(None, (side, heard))

        if heard.done is not None:
            if side is Side.CODE:
                raise ContainerLostError("the code under test reports on itself")
            return relay.ended(heard.done, None)

        passed_on = relay.passed(side, heard)
        if isinstance(passed_on, Ending):
            return relay.ended(None, (side, passed_on))

        listener.tell(passed_on)

    return relay.ended(None, (Side.CODE, Ending(End.TIMEOUT)))


class _Relay:
    """What is remembered of a conversation while it is carried."""

    def __init__(self, guest: Side, allowance: Allowance) -> None:
        self._guest = guest
        self._border = Border("s" if guest is Side.CODE else "t")
        self._faults: dict[str, Fault] = {}
        self._transcript = hashlib.sha256()
        self._printable = allowance.printed
        self._touched = False
        self._is_naming = False

    def passed(self, side: Side, message: Message) -> Message | Ending:
        """A message as the other side may hear it, or the end of a side that prints without end.

        Raises:
            ContainerLostError: It is not of the grammar.
        """
        if side is Side.CODE:
            message = in_one_spelling(message)

        self._printable -= len(message.out or "")
        if self._printable < 0:
            return Ending(End.FLOOD)

        read = self._border.admitted if side is self._guest else self._border.told
        try:
            heard = read(message)
        except FrameError as error:
            raise ContainerLostError(f"the container broke the protocol: {error}") from error

        if side is Side.CODE:
            self._note_answer(message)
        else:
            self._is_naming = _is_naming(message)
            self._touched |= message.do is not None and not self._is_naming

        return heard

    def _note_answer(self, message: Message) -> None:
        if self._guest is Side.TESTS:
            self._transcript.update(message.model_dump_json(by_alias=True).encode())
        if message.fault:
            self._faults[message.fault.type] = message.fault
        if self._is_naming and (message.raises is not None or _is_a_name(message)):
            return
        self._touched = True

    def ended(self, report: Report | None, stopped: tuple[Side, Ending] | None) -> Exchanged:
        """What came of it all."""
        load_fault = _of_loading(self._faults)
        return Exchanged(
            report, stopped, self._faults, load_fault, self._transcript.hexdigest(), self._touched
        )


def _is_a_name(message: Message) -> bool:
    """Whether the code answers with one object of its own, and nothing beside it."""
    if message.nodes or len(message.classes or ()) > _CLASSES_OF_A_NAME:
        return False
    return message.give is not None and message.give[:1] in (["h"], ["k"], ["r"])


def _is_naming(message: Message) -> bool:
    """Whether the tests ask for the module or for an attribute: that alone uses nothing of it."""
    return message.do is not None and message.do[1][:1] in ([["s", "load"]], [["s", "get"]])


def in_one_spelling(message: Message) -> Message:
    """A message of the code under test with its texts folded, as for the other kinds of tests."""
    said = {name: getattr(message, name) for name in ("do", "give", "raises", "nodes", "out")}
    return message.model_copy(update={name: _folded(part) for name, part in said.items()})


def _folded(part: Any) -> Any:
    match part:
        case str():
            return folded(part)
        case list():
            return [_folded(each) for each in part]
    return part


def _of_loading(faults: Mapping[str, Fault]) -> Fault | None:
    for fault in faults.values():
        if fault.stage != "call":
            return fault
    return None
