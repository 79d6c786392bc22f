"""Jobs: one submission and the tests it must meet, and never who wrote it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from tremplin_sandbox.comparing.drawing import Drawing, drawing_of
from tremplin_sandbox.spec import GradingSpec

MAX_SOURCE_BYTES = 64_000
"""Largest source that is graded."""


@dataclass(frozen=True, slots=True)
class Job:
    """One submission to grade.

    Attributes:
        source: The learner's program as it came, undecoded: bad encodings are verdicts, not
            exceptions.
        spec: The exercise's tests and limits.
        files: Data files laid beside the program, by name.
        tests: The author's files below ``tests/``, by that path; they never enter the learner's
            container.
        goals: Drawings of the first solution, by id of the ``turtle`` tests (see ``goals.py``).
    """

    source: bytes
    spec: GradingSpec
    files: Mapping[str, bytes] = field(default_factory=dict)
    tests: Mapping[str, bytes] = field(default_factory=dict)
    goals: Mapping[str, Drawing] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The job as plain JSON types, the inverse of :meth:`from_json`: bytes become base64."""
        return {
            "source": _text(self.source),
            "spec": self.spec.model_dump(mode="json", round_trip=True),
            "files": {name: _text(data) for name, data in self.files.items()},
            "tests": {path: _text(data) for path, data in self.tests.items()},
            "goals": {test_id: list(drawing.records) for test_id, drawing in self.goals.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Rebuild a job that travelled as :meth:`to_json` made it.

        Raises:
            KeyError, ValueError: The mapping is not one that :meth:`to_json` made.
        """
        return cls(
            source=b64decode(data["source"], validate=True),
            spec=GradingSpec.model_validate(data["spec"]),
            files={name: b64decode(text, validate=True) for name, text in data["files"].items()},
            tests={path: b64decode(text, validate=True) for path, text in data["tests"].items()},
            goals={test_id: drawing_of(records) for test_id, records in data["goals"].items()},
        )


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
