"""What is asked of the sandbox: one submission and the tests it must meet. No identity of a learner, ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tremplin_sandbox.drawing import Drawing
from tremplin_sandbox.spec import GradingSpec

MAX_SOURCE_BYTES = 64_000
"""Largest source that is graded (64 kB, DESIGN section 5)."""


@dataclass(frozen=True, slots=True)
class Job:
    """One submission to grade.

    Attributes:
        source: The learner's program as it came, undecoded: bad encodings are verdicts, not exceptions.
        spec: The exercise's tests and limits.
        files: Data files laid beside the program, by name.
        tests: The author's files below ``tests/``, by that path; they never enter the learner's container.
        goals: Drawings of the first solution, by id of the ``turtle`` tests (see ``goals.py``).
    """

    source: bytes
    spec: GradingSpec
    files: Mapping[str, bytes] = field(default_factory=dict)
    tests: Mapping[str, bytes] = field(default_factory=dict)
    goals: Mapping[str, Drawing] = field(default_factory=dict)
