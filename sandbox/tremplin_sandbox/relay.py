"""Two containers in one conversation: tests in one, the code under test in the other, the host between them.

The host reads each line as the strict shape it must have and passes it on; neither container can reach the other.
One side works while the other waits, so the host always knows whose turn it is, and whose fault a silence is.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tremplin_sandbox.compare import folded
from tremplin_sandbox.conversation import Conversation, Ending
from tremplin_sandbox.errors import ContainerLostError
from tremplin_sandbox.frames import Fault, Message, Report

MAX_TURNS = 40_000
"""Most messages in one conversation; some 100 a second are carried."""


class Side(StrEnum):
    """The two parties of a conversation."""

    TESTS = "tests"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What came of one conversation.

    Attributes:
        report: What the tests' side reported, or None where it did not come to that.
        stopped: Whose turn it was when it broke off, and how that side's process ended; None after a report.
        faults: The last exception of each class that left the code under test, by the name of the class.
        load_fault: The exception that kept the code under test from being loaded.
        transcript: A digest of all that the code under test answered; the same only for the same behaviour.
    """

    report: Report | None
    stopped: tuple[Side, Ending] | None
    faults: Mapping[str, Fault]
    load_fault: Fault | None
    transcript: str


def converse(tests: Conversation, code: Conversation, tests_s: float, code_s: float, total_s: float) -> Exchanged:
    """Carry questions and answers between two cases that have been started, until the tests' side reports.

    Args:
        tests: The case that runs the tests; it speaks first.
        code: The case that holds the code under test.
        tests_s: Seconds that the tests may take between two messages.
        code_s: Seconds that the code may take for one answer.
        total_s: Seconds for all.

    Raises:
        ContainerLostError: A container ended, or said something the driver never says.
    """
    deadline = time.monotonic() + total_s
    turns = [(Side.TESTS, tests, code, tests_s), (Side.CODE, code, tests, code_s)]
    faults: dict[str, Fault] = {}
    transcript = hashlib.sha256()
    for number in range(MAX_TURNS):
        side, speaker, listener, seconds = turns[number % 2]
        heard = speaker.hear(min(deadline, time.monotonic() + seconds))
        if isinstance(heard, Ending):
            return Exchanged(None, (side, heard), faults, _of_loading(faults), transcript.hexdigest())
        if heard.done is not None:
            if side is Side.CODE:
                raise ContainerLostError("the code under test reports on itself")
            return Exchanged(heard.done, None, faults, _of_loading(faults), transcript.hexdigest())
        if side is Side.CODE:
            transcript.update(heard.model_dump_json(by_alias=True).encode())
            if heard.fault:
                faults[heard.fault.type] = heard.fault
            heard = in_one_spelling(heard)
        listener.tell(heard)
    raise ContainerLostError("the conversation has no end")


def in_one_spelling(message: Message) -> Message:
    """What the code under test says, its texts folded as those of the other kinds are (``compare.folded``)."""
    said = {name: getattr(message, name) for name in ("do", "give", "raises", "nodes", "out")}
    return message.model_copy(update={name: _folded(part) for name, part in said.items()})


def _folded(part: Any) -> Any:
    if isinstance(part, str):
        return folded(part)
    return [_folded(each) for each in part] if isinstance(part, list) else part


def _of_loading(faults: Mapping[str, Fault]) -> Fault | None:
    return next((fault for fault in faults.values() if fault.stage != "call"), None)
