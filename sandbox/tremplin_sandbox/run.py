"""One job in one container: case by case, each with a fresh token, until one of them ends the run."""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from driver.values import encode
from tremplin_sandbox.engine import Container
from tremplin_sandbox.errors import ContainerLostError
from tremplin_sandbox.frames import Frame, FrameError, Result, parse_frame, parse_result
from tremplin_sandbox.job import Job
from tremplin_sandbox.spec import AnyTest, AstTest, CallTest, GradingSpec
from tremplin_sandbox.stream import StreamClosedError, StreamFloodError, StreamTimeoutError

JOB_SECONDS_FACTOR = 5
"""A whole job may take this many times the limit of one case."""
_RESULT_BYTES = 1_100_000
_SEND_S = 10


class End(StrEnum):
    """How the process of one case ended."""

    CLEAN = "clean"
    DIED = "died"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    FLOOD = "flood"


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen of one case.

    Attributes:
        end: How its process ended; everything but ``CLEAN`` and ``DIED`` ends the run.
        stdout: What it printed, decoded with replacement.
        result: What it reported, or None where it left no well-formed report.
    """

    end: End
    stdout: str = ""
    result: Result | None = None

    @property
    def is_final(self) -> bool:
        """Whether no further case can be run in this container."""
        return self.end not in (End.CLEAN, End.DIED)


def observe(container: Container, job: Job) -> dict[str, Observation]:
    """Run the tests of a job in a warm container.

    A case's input is sent when the case before it has answered: no later input is ever in the container.

    Returns:
        One observation per test that was run, by test id. All tests of kind ``ast`` share one observation; required
        tests run before advice, visible ones before hidden ones.

    Raises:
        ContainerLostError: The container ended, or said something the driver never says.
    """
    conversation = _Conversation(container, job)
    seen: dict[str, Observation] = {}
    for group in cases(job.spec):
        observation = conversation.ask(group[0])
        seen.update((test.id, observation) for test in group)
        if observation.is_final or _does_not_compile(observation):
            break
    return seen


def cases(spec: GradingSpec) -> list[list[AnyTest]]:
    """The tests in the order in which they run, those together that one case answers."""
    syntax: list[AnyTest] = [test for test in spec.tests if isinstance(test, AstTest)]
    others = sorted(
        (test for test in spec.tests if test not in syntax), key=lambda test: (test.level == "advice", not test.visible)
    )
    return [*([syntax] if syntax else []), *([test] for test in others)]


def _does_not_compile(observation: Observation) -> bool:
    result = observation.result
    return result is not None and result.error is not None and result.error.stage == "compile"


class _Conversation:
    """The exchange with one driver: the job once, then a case and its frame, one after the other."""

    def __init__(self, container: Container, job: Job) -> None:
        self._stream = container.stream
        self._files = sorted(job.files)
        self._limits = job.spec.limits
        self._asked = 0
        self._deadline = time.monotonic() + JOB_SECONDS_FACTOR * self._limits.seconds
        self._unsent = _line(job_message(job))

    def ask(self, test: AnyTest) -> Observation:
        """Have one case run, no longer than the limits allow."""
        self._asked += 1
        token = secrets.token_hex(8)
        lines = self._unsent + _line({"case": self._asked, "token": token, **case_message(test, self._files)})
        self._unsent = b""
        try:
            self._stream.send(lines, time.monotonic() + _SEND_S)
            deadline = min(time.monotonic() + self._limits.seconds, self._deadline)
            line = self._stream.line(deadline, self._limits.output_kb * 1400 + _RESULT_BYTES)
        except StreamTimeoutError:
            return Observation(End.TIMEOUT)
        except StreamFloodError:
            return Observation(End.FLOOD)
        except StreamClosedError as error:
            raise ContainerLostError("the container ended in mid-run") from error
        return self._judged(line, self._asked, token)

    def _judged(self, line: bytes, number: int, token: str) -> Observation:
        try:
            frame = parse_frame(line)
            if frame.case != number or not secrets.compare_digest(frame.token, token):
                raise FrameError("not the frame that was asked for")
            printed = frame.output()
        except FrameError as error:
            raise ContainerLostError(f"the container broke the protocol: {error}") from error
        end = _end(frame, len(printed) > self._limits.output_kb * 1000)
        return Observation(end, printed.decode("utf-8", "replace"), parse_result(frame.result))


def _end(frame: Frame, is_flood: bool) -> End:
    # The kernel's word first, then our own count, then the state the process left.
    if frame.oom:
        return End.MEMORY
    if is_flood or frame.end == "flood":
        return End.FLOOD
    return End.CLEAN if frame.end == "clean" and frame.status == 0 else End.DIED


def job_message(job: Job) -> dict[str, Any]:
    """The driver's first message: the program, and nothing of what is expected of it."""
    return {
        "job": {
            "source": job.source.decode("utf-8"),
            "files": {name: base64.b64encode(data).decode() for name, data in job.files.items()},
            "seed": job.spec.seed,
            "module": job.spec.entry.module,
            "output_bytes": job.spec.limits.output_kb * 1000,
        }
    }


def case_message(test: AnyTest, files: Sequence[str]) -> dict[str, Any]:
    """What the driver needs to run one test: its input, never its expectation."""
    if isinstance(test, AstTest):
        return {"kind": "ast", "files": []}
    if isinstance(test, CallTest):
        call = {"function": test.function, "args": encode(list(test.args)), "kwargs": encode(test.kwargs)}
        return {"kind": "call", "files": list(files), **call}
    return {"kind": "stdout", "files": list(test.files or files), "stdin": test.stdin}


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"
