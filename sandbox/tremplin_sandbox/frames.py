"""What a container may answer, parsed without trust: one exact shape, or a fault. Protocol: ``driver/PROTOCOL.md``."""

from __future__ import annotations

import base64
import json
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from tremplin_sandbox.spec import Strict

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
    """Counts of the syntax tree: node classes and called names; functions defined, and those that call themselves."""

    nodes: dict[str, int]
    calls: dict[str, int]
    defines: tuple[str, ...]
    recursive: tuple[str, ...]


class Result(Strict):
    """What the case's own process says; a claim of the learner's program, to be judged."""

    error: Fault | None = None
    exit: bool = False
    missing: bool = False
    value: list[Any] | None = None
    args: list[Any] | None = None
    kwargs: list[Any] | None = None
    syntax: Syntax | None = None


class Frame(Strict):
    """The supervisor's report on one case."""

    case: int
    token: str
    end: Literal["clean", "died", "flood"]
    status: int
    oom: bool
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


def parse_frame(line: bytes) -> Frame:
    """The frame in a line.

    Raises:
        FrameError: It is anything else: bad JSON, a key twice or unknown, NaN, a huge number, too deep.
    """
    try:
        return Frame.model_validate(strict_json(line), strict=True)
    except ValidationError as error:
        raise FrameError("not a frame") from error


def parse_result(data: object) -> Result | None:
    """The result in a frame, or None where the program's process left none that has the right shape."""
    try:
        return Result.model_validate_json(json.dumps(data), strict=True) if isinstance(data, dict) else None
    except (ValidationError, ValueError, RecursionError):
        return None


def strict_json(line: bytes) -> object:
    """JSON without its loopholes.

    Raises:
        FrameError: Not JSON, not UTF-8, a key given twice, NaN or infinity, a number of more than 18 digits, too deep.
    """
    try:
        return json.loads(
            line.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse, parse_int=_short_integer
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
