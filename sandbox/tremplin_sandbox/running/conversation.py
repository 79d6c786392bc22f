"""The exchange with the driver of one container: the job once, then one case after the other."""

from __future__ import annotations

import base64
import json
import secrets
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tremplin_sandbox.engine.docker_engine import Container
from tremplin_sandbox.engine.stream import StreamClosedError, StreamFloodError, StreamTimeoutError
from tremplin_sandbox.errors import ContainerHungError, ContainerLostError
from tremplin_sandbox.frames import (
    Fault,
    Frame,
    FrameError,
    Message,
    Result,
    Said,
    Taken,
    parse_message,
    parse_result,
    parse_said,
)
from tremplin_sandbox.job import Job
from tremplin_sandbox.spec import Limits

_RESULT_BYTES = 1_100_000
_SEND_S = 10
_PARTING_S = 5
_TAKING_S = 5


class End(StrEnum):
    """How the process of one case ended."""

    CLEAN = "clean"
    DIED = "died"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    FLOOD = "flood"


@dataclass(frozen=True, slots=True)
class Ending:
    """What was seen of the process of one case.

    Attributes:
        end: How it ended; after anything but ``CLEAN`` and ``DIED`` no further case can be run in
            its container.
        stdout: What it printed, decoded with replacement.
        result: What it reported, or None where it left no well-formed report.
        compiled: Whether the driver could compile the program, before any of it ran; None where
            that is not known.
    """

    end: End
    stdout: str = ""
    result: Result | None = None
    compiled: bool | None = None

    @property
    def is_final(self) -> bool:
        """Whether no further case can be run in this container."""
        return self.end not in (End.CLEAN, End.DIED)


class Conversation:
    """An exchange with the driver of one container.

    Args:
        container: A warm one.
        job: What is graded; of it the driver learns ``source`` and what :func:`job_message` lists.
        source: The program that this container is for.
    """

    def __init__(self, container: Container, job: Job, source: str) -> None:
        self._stream = container.stream
        self._limits = job.spec.limits
        self._case = 0
        self._kind = ""
        self._token = ""
        self._unsent = _line(job_message(job, source))

    def start(self, case: dict[str, Any]) -> None:
        """Have a case begin; returns when the driver has it, and the program's time begins.

        Raises:
            ContainerLostError: The container ended, or said something the driver never says.
            ContainerHungError: The driver does not answer.
        """
        self._case += 1
        self._kind = case["kind"]
        self._token = secrets.token_hex(8)
        lines = self._unsent + _line({"case": self._case, "token": self._token, **case})
        self._unsent = b""
        self._send(lines)
        said = self._said(time.monotonic() + _TAKING_S)
        if isinstance(said, Ending):
            raise ContainerHungError
        if not isinstance(said, Taken):
            raise ContainerLostError("the container broke the protocol: it did not take the case")

    def tell(self, message: Message) -> None:
        """Say something to the process of a case that converses.

        Raises:
            ContainerLostError: Nobody listens.
        """
        self._send(
            _line({"say": message.model_dump(mode="json", by_alias=True, exclude_none=True)})
        )

    def part(self) -> Ending:
        """Tell the process of a case that nothing more will come, and see how it ends.

        Raises:
            ContainerLostError: The container ended, or said something the driver never says.
        """
        self._send(_line({"end": 1}))
        deadline = time.monotonic() + _PARTING_S
        while not isinstance(heard := self.hear(deadline), Ending):
            pass  # what it still had to say interests nobody
        return heard

    def hear(self, deadline: float) -> Message | Ending:
        """What a case says next, or how it ended.

        Args:
            deadline: Of :func:`time.monotonic`.

        Raises:
            ContainerLostError: The container ended, or said something the driver never says.
        """
        said = self._said(deadline)
        try:
            if isinstance(said, Frame):
                return self._believed(_ending(said, self._limits))
            if isinstance(said, Said):
                return parse_message(said.say)
        except FrameError as error:
            raise ContainerLostError(f"the container broke the protocol: {error}") from error
        if isinstance(said, Taken):
            raise ContainerLostError("the container broke the protocol: it took the case twice")
        return said

    def _believed(self, ending: Ending) -> Ending:
        """An ending without a false claim that the program does not compile."""
        result = ending.result
        if result is None or result.error is None:
            return ending
        if self._kind == "ast":  # no code of the program runs, so the claim is the driver's own
            return ending
        error = compiled_fault(result.error, ending.compiled)
        return replace(ending, result=result.model_copy(update={"error": error}))

    def _said(self, deadline: float) -> Said | Taken | Frame | Ending:
        """The driver's next line; an ending where it is too long in coming, or too long."""
        try:
            line = self._stream.line(deadline, self._limits.output_kb * 1400 + _RESULT_BYTES)
        except StreamTimeoutError:
            return Ending(End.TIMEOUT)
        except StreamFloodError:
            return Ending(End.FLOOD)
        except StreamClosedError as error:
            raise ContainerLostError("the container ended in mid-run") from error

        try:
            said = parse_said(line)
            if (said.case, said.token) != (self._case, self._token):
                raise FrameError("not what was asked for")
        except FrameError as error:
            raise ContainerLostError(f"the container broke the protocol: {error}") from error

        return said

    def ending(self, deadline: float) -> Ending:
        """How a case ended that says nothing before its end.

        Raises:
            ContainerLostError: The container ended, or said something the driver never says.
        """
        heard = self.hear(deadline)
        if isinstance(heard, Message):
            raise ContainerLostError("the container broke the protocol: it talks out of turn")
        return heard

    def _send(self, lines: bytes) -> None:
        try:
            self._stream.send(lines, time.monotonic() + _SEND_S)
        except (StreamClosedError, StreamTimeoutError) as error:
            raise ContainerLostError("the container does not listen any more") from error


def compiled_fault(fault: Fault, compiled: bool | None) -> Fault:
    """A fault as it is believed: that compiling failed only where the driver says so, too.

    The compiler's words are shown of hidden tests, and a program that runs could put their input
    into some of its own.
    """
    if fault.stage != "compile" or compiled is False:
        return fault
    return fault.model_copy(update={"stage": "run"})


def _ending(frame: Frame, limits: Limits) -> Ending:
    printed = frame.output()
    end = _end(frame, len(printed) > limits.output_kb * 1000)
    return Ending(
        end, printed.decode("utf-8", "replace"), parse_result(frame.result), frame.compiled
    )


def _end(frame: Frame, is_flood: bool) -> End:
    # The kernel's word first, then our own count, then the state the process left.
    if frame.oom:
        return End.MEMORY
    if is_flood or frame.end == "flood":
        return End.FLOOD
    return End.CLEAN if frame.end == "clean" and frame.status == 0 else End.DIED


def job_message(job: Job, source: str) -> dict[str, Any]:
    """The driver's first message: a program, and nothing of what is expected of it."""
    return {
        "job": {
            "source": source,
            "files": {name: base64.b64encode(data).decode() for name, data in job.files.items()},
            "seed": job.spec.seed,
            "module": job.spec.entry.module,
            "output_bytes": job.spec.limits.output_kb * 1000,
        }
    }


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"
