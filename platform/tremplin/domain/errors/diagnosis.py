"""An error as Python tells it, and the case that a rule makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tremplin.domain.errors.program import WrongProgram


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A recognised error.

    Attributes:
        key: Stable word of the case, e.g. ``name_unknown``; ``unknown`` when nothing fits.
        names: What the sentences quote from the program, e.g. ``{"name": "agge", "near": "age"}``.
        words: What they mention in the reader's language, by Python's word, e.g. ``{"kind":
            "str"}``.
        line: The line to mark, counted from 1, or None.
    """

    key: str
    names: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class RaisedError:
    """An error as Python tells it.

    Attributes:
        type: Name of the error's class.
        message: Python's own (English) message; empty where it is not told.
        program: The program that ended with it.
    """

    type: str
    message: str
    program: WrongProgram

    def says(self, pattern: str) -> re.Match[str] | None:
        """The place in the message that fits a pattern."""
        return re.search(pattern, self.message)

    def called(self, key: str, **names: str) -> Diagnosis:
        """The diagnosis with this key, on the line that Python blames."""
        return Diagnosis(key, names, line=self.program.line)


Rule = Callable[[RaisedError], Diagnosis | None]
"""Recognises one kind of mistake, or answers None and leaves the error to the next rule."""
