"""The errors that Python's message tells alone, without a look at the program."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tremplin.domain.errors.diagnosis import Diagnosis, RaisedError


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a message must hold to be a case.

    Attributes:
        types: Names of the errors' classes.
        message: What the message must fit. Its groups are what the sentences quote: ``kind`` and
            ``other`` are words of Python's, every other comes from the program.
        key: The case.
    """

    types: tuple[str, ...]
    message: re.Pattern[str]
    key: str


def _pattern(types: str, message: str, key: str) -> Pattern:
    return Pattern(tuple(types.split()), re.compile(message), key)


# The first that fits wins, so the pattern that fits every message of a type is the last of its
# type.
PATTERNS: Sequence[Pattern] = (
    _pattern("TypeError", r"can't multiply sequence", "multiply_text"),
    _pattern("TypeError", r"not all arguments converted", "text_and_number"),
    _pattern("TypeError", r"has no len\(\)", "no_length"),
    _pattern("TypeError", r"cannot unpack", "unpack"),
    _pattern("TypeError", r"'(?P<kind>\w+)' object is not iterable", "not_iterable"),
    _pattern(
        "TypeError", r"'(builtin_)?function\w*' object is not subscriptable", "square_brackets"
    ),
    _pattern("TypeError", r"'(?P<kind>\w+)' object is not subscriptable", "not_subscriptable"),
    _pattern("TypeError", r"indices must be integers", "index_not_number"),
    _pattern("TypeError", r"'(?P<kind>\w+)' object does not support item assignment", "fixed"),
    _pattern(
        "TypeError",
        r"'(?P<kind>\w+)' object cannot be interpreted as an integer",
        "whole_number_needed",
    ),
    _pattern("TypeError", r"expected str instance", "join_numbers"),
    _pattern("TypeError", r"(?P<name>\w+)\(\) needs a number", "number_needed"),
    _pattern("TypeError", r"a colour ", "colour_needed"),
    _pattern("ValueError", r"to unpack", "unpack"),
    _pattern("ValueError", r"not in (the )?(list|deque|tuple)", "not_in_list"),
    _pattern("ValueError", r"empty sequence|argument is empty", "empty_list"),
    _pattern("ValueError", r"math domain|nonnegative|positive input", "math_impossible"),
    _pattern("ValueError", r"empty range", "empty_range"),
    _pattern("ValueError", r"unknown colour: (?P<name>.+)", "colour_unknown"),
    _pattern("ValueError", r"numbers of a colour", "colour_needed"),
    _pattern("ValueError", r"unknown shape: (?P<name>.+)", "shape_unknown"),
    _pattern("NotOnPaper", r"(?P<name>\w+): events", "paper_no_events"),
    _pattern("NotOnPaper", r"(?P<name>\w+): window", "paper_no_window"),
    _pattern("ZeroDivisionError", r"", "divide_by_zero"),
    _pattern("IndexError", r"empty list|empty sequence", "empty_list"),
    _pattern("IndexError", r"", "index_too_far"),
    _pattern("EOFError", r"cannot be used here", "input_forbidden"),
    _pattern("EOFError", r"", "input_over"),
    _pattern("RecursionError", r"", "calls_itself"),
    _pattern("MemoryError", r"", "memory_full"),
    _pattern("OverflowError", r"", "number_too_large"),
    _pattern("FileNotFoundError", r"(: '(?P<name>[^']+)')?$", "file_missing"),
    _pattern("PermissionError", r"Errno 1\]", "not_here"),
    _pattern("PermissionError", r"", "file_locked"),
    _pattern("OSError", r"Read-only file system", "file_locked"),
    _pattern(
        "OSError", r"Function not implemented|[Nn]ot supported|not support processes", "not_here"
    ),
    _pattern("RuntimeError", r"can't start new thread", "not_here"),
    _pattern("URLError RemoteDisconnected gaierror", r"", "not_here"),
    _pattern("SystemExit", r"^(?P<name>-?\d+|True)$", "exit_number"),
    _pattern("SystemExit", r"", "exit_words"),
    _pattern("AssertionError", r"", "assertion"),
    _pattern("Bumped", r"", "robot_bumped"),
    _pattern("NothingHere", r"", "robot_nothing_here"),
    _pattern("TooManySteps", r"", "robot_too_many_steps"),
    _pattern("DrawingTooLong", r"", "drawing_too_long"),
)
_PYTHON_WORDS = ("kind", "other")


def by_message(error: RaisedError) -> Diagnosis | None:
    """The case of an error whose message fits a pattern."""
    for pattern in PATTERNS:
        if error.type not in pattern.types:
            continue
        found = pattern.message.search(error.message)
        if found:
            return _quoting(found, pattern.key, error.program.line)
    return None


def _quoting(found: re.Match[str], key: str, line: int | None) -> Diagnosis:
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    for group, text in found.groupdict().items():
        # A group that the message did not need has no text.
        if text:
            kept = words if group in _PYTHON_WORDS else names
            kept[group] = text
    return Diagnosis(key, names, words, line)
