"""Answers of a container, parsed without trust: one exact shape, or a fault.

The protocol is described in ``driver/PROTOCOL.md``.
"""

from __future__ import annotations

import base64
import json
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from tremplin_sandbox.spec import MAX_CALLS, Strict

_MAX_NUMBER_DIGITS = 18


class FrameError(ValueError):
    """A line that the driver never writes."""


class Fault(Strict):
    """An exception of the program, where it happened and in Python's words."""

    stage: Literal["compile", "load", "run", "call"]
    type: Annotated[str, Field(max_length=100)]
    message: Annotated[str, Field(max_length=500)]
    line: int | None


class Syntax(Strict):
    """Counts of the syntax tree: node classes, names called and used, functions, statements.

    The driver makes them (``driver/syntax.py``).
    """

    nodes: dict[str, int]
    calls: dict[str, int]
    uses: dict[str, int]
    defines: tuple[str, ...]
    recursive: tuple[str, ...]
    blocks: int
    own_calls: int


class Called(Strict):
    """The outcome of one call: a value and the arguments afterwards, an exception, or no function.

    With ``exit``, ``error`` has the last words of a program that left without saying that it
    failed.
    """

    error: Fault | None = None
    exit: bool = False
    missing: bool = False
    value: list[Any] | None = None
    args: list[Any] | None = None
    kwargs: list[Any] | None = None


class Result(Called):
    """What the case's own process says; a claim of the learner's program, to be judged.

    ``calls`` has what came of each call where there were several; a single one is told by the
    result itself.
    """

    calls: Annotated[tuple[Called, ...] | None, Field(max_length=MAX_CALLS)] = None
    syntax: Syntax | None = None
    drawing: list[Any] | None = None
    trail: list[str] | None = None


class Frame(Strict):
    """The supervisor's report on one case.

    ``compiled`` is what the case's process said before it got its input and any of the program ran;
    null where it ended before.
    """

    case: int
    token: str
    end: Literal["clean", "died", "flood"]
    status: int
    oom: bool
    compiled: bool | None = None
    stdout: str
    result: Any

    def output(self) -> bytes:
        """The bytes that the program printed.

        Raises:
            FrameError: They are not base64.
        """
        try:
            return base64.b64decode(self.stdout, validate=True)
        except ValueError as error:
            raise FrameError("the output is not base64") from error


class Taken(Strict):
    """The supervisor's word that it has a case; from now on time counts as the program's."""

    case: int
    token: str
    taken: Literal[1]


class Said(Strict):
    """A line of the conversation with another container, on its way."""

    case: int
    token: str
    say: str


class Outcome(Strict):
    """How one test of a test file ended, as its process tells it.

    Attributes:
        id: pytest's name for it, e.g. ``test_clock.py::ClockTest::test_zero``.
        outcome: ``error`` where setting it up or importing its file failed.
        type: Class name of the exception that ended it.
        text: The exception's words.
        line: Line of the test file it passed through last.
        theirs: The exception came out of the code under test.
        limit: The test asks for what cannot be done with an object of another process, whatever the
            program does.
        touched: The code under test had been used by then, not only imported.
    """

    id: Annotated[str, Field(max_length=500)]
    outcome: Literal["passed", "failed", "error", "skipped", "xfailed"]
    type: str = ""
    text: Annotated[str, Field(max_length=500)] = ""
    line: int | None = None
    theirs: bool = False
    limit: bool = False
    touched: bool = False


class Report(Strict):
    """The report of a run of test files: tests, missing names, pytest's exit status."""

    tests: tuple[Outcome, ...]
    missing: tuple[str, ...]
    exit: int


class Message(Strict):
    """One line between tests and the code under test; exactly one of the first four is there.

    ``driver/peer.py`` has the questions and answers.
    """

    do: list[Any] | None = None
    give: list[Any] | None = None
    raises: Annotated[list[Any] | None, Field(alias="raise")] = None
    done: Report | None = None
    nodes: list[Any] | None = None
    classes: list[Any] | None = None
    out: str | None = None
    fault: Fault | None = None


def parse_said(line: bytes) -> Said | Taken | Frame:
    """A line of the driver's: a case is taken, its process says something, or it has ended.

    Raises:
        FrameError: It is neither.
    """
    data = strict_json(line)
    try:
        if isinstance(data, dict) and "say" in data:
            return Said.model_validate(data, strict=True)
        if isinstance(data, dict) and "taken" in data:
            return Taken.model_validate(data, strict=True)
        return Frame.model_validate(data, strict=True)
    except ValidationError as error:
        raise FrameError("not a frame") from error


def parse_message(text: str) -> Message:
    """The message in a line of a conversation.

    Raises:
        FrameError: It is not of that shape.
    """
    data = strict_json(text.encode("utf-8", "surrogatepass"))
    try:
        message = Message.model_validate_json(json.dumps(data), strict=True)
    except (ValidationError, ValueError, RecursionError) as error:
        raise FrameError("not a message") from error
    # None of them would be silence, and two a side that speaks out of turn.
    parts = (message.do, message.give, message.raises, message.done)
    if sum(part is not None for part in parts) != 1:
        raise FrameError("not one message")
    return message


def parse_result(data: object) -> Result | None:
    """The result in a frame, or None where the program's process left none of the right shape."""
    if not isinstance(data, dict):
        return None
    try:
        # As JSON: of Python's objects the strict mode takes no list for a tuple.
        return Result.model_validate_json(json.dumps(data), strict=True)
    except (ValidationError, ValueError, RecursionError):
        return None


def strict_json(line: bytes) -> object:
    """JSON without its loopholes.

    Raises:
        FrameError: Not JSON, not UTF-8, a key given twice, NaN or infinity, a number of more than
            18 digits, too deep.
    """
    try:
        return json.loads(
            line.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refuse,
            parse_int=_short_integer,
        )
    except (ValueError, RecursionError) as error:
        raise FrameError(str(error)) from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise ValueError("a key twice")
    return mapping


def _refuse(word: str) -> float:
    raise ValueError(f"{word} is not JSON")


def _short_integer(digits: str) -> int:
    if len(digits) > _MAX_NUMBER_DIGITS:
        raise ValueError("a huge number")
    return int(digits)
