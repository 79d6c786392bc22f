"""Problems of content, said so that the instructor who wrote it can put it right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from tremplin.content.format.messages import Message, in_words


class Severity(StrEnum):
    """An error keeps the content out; a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one file.

    Attributes:
        path: The file, relative to the exercise's folder or as it was given on the command line.
        rule: A stable word for the rule that was broken: ``schema``, ``languages``, ``solution``, …
        message: What is wrong, in no language yet
            (:func:`tremplin.content.format.messages.in_words`).
        key: Where in the file, as ``tests.0.expect``; empty when the whole file is meant.
        severity: Whether the content may be used all the same.
    """

    path: str
    rule: str
    message: Message
    key: str = ""
    severity: Severity = Severity.ERROR

    def to_json(self) -> dict[str, Any]:
        """The problem as plain JSON types."""
        return {
            "path": self.path,
            "rule": self.rule,
            "message": self.message.to_json(),
            "key": self.key,
            "severity": self.severity.value,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The problem that :meth:`to_json` gave."""
        message, severity = Message.from_json(data["message"]), Severity(data["severity"])
        return cls(data["path"], data["rule"], message, data["key"], severity)


class ContentError(Exception):
    """Content that cannot be read, with every problem found.

    ``path``, ``key`` and ``message`` are those of the first.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Raise for ``problems``, of which there is at least one."""
        self.problems = tuple(problems)
        first = self.problems[0]
        self.path = first.path
        self.key = first.key
        self.message = first.message
        place = f"{first.path}: {first.key}" if first.key else first.path
        super().__init__(f"{place}: {in_words(first.message, 'en')}")


class SandboxUnavailableError(Exception):
    """The sandbox could not run anything: nothing is known about the content yet."""
