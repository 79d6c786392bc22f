"""Verdicts: one for a submission, with one result for each test.

The words of :class:`VerdictClass` are the product's words, the same in database, interface and
documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

Text = Mapping[str, str]
"""A sentence by language code: ``{"fr": "…", "en": "…"}``."""


class VerdictClass(StrEnum):
    """How a submission ended."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    OUTPUT_LIMIT = "output_limit"
    REJECTED = "rejected"
    PLATFORM_ERROR = "platform_error"


class TestStatus(StrEnum):
    """How one test ended; ``not_run`` where the run had ended before its turn."""

    __test__ = False

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    OUTPUT_LIMIT = "output_limit"
    NOT_RUN = "not_run"


@dataclass(frozen=True, slots=True)
class LearnerError:
    """An exception of the learner's own code.

    Attributes:
        type: Name of the exception's class, e.g. ``NameError``.
        message: Python's own words for it (English), cut to 500 characters.
        line: Line of the learner's file, counted from 1, or None where none is known.
    """

    type: str
    message: str
    line: int | None


@dataclass(frozen=True, slots=True)
class TestResult:
    """What one test saw.

    ``input``, ``expected`` and ``got`` are filled for visible tests only; a hidden test reports its
    ``message`` and nothing of its data. ``advice`` tests never block.

    ``step`` says which of several calls is meant, from 1: the first that is not right; 0 where
    there is only one. ``reason`` is a stable word for why a visible test failed: of a robot
    ``bumped``, ``bolts_left`` … (``comparing/robot_path.py``), of a function ``argument_changed``
    (it gave back what was asked for, but may not change what it is given). ``picture`` is what a
    visible test shows: of a ``turtle`` test ``drawing`` and ``goal`` (a turtle's records, or null
    where there are too many), of a ``grid`` test ``world`` (the map), ``number`` and ``trail``.
    """

    __test__ = False

    id: str
    status: TestStatus
    visible: bool
    level: str
    message: Text | None = None
    input: str | None = None
    expected: str | None = None
    got: str | None = None
    error: LearnerError | None = None
    step: int = 0
    reason: str = ""
    picture: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one job.

    Attributes:
        verdict: The class of the whole submission.
        reason: A stable word for why, empty when passed or failed: ``not_utf8``, ``too_large``,
            ``nul_byte``, ``engine_unreachable``, ``syntax_error``, …
        tests: One result a test, in the order of the exercise.
        wall_s: Seconds from sending the source to the last observation.
        detail: After ``exercise_error`` what the author has to mend, in English, cut to 500
            characters; never shown to a learner, for it may quote a test.
    """

    verdict: VerdictClass
    reason: str
    tests: tuple[TestResult, ...]
    wall_s: float
    detail: str = ""

    @property
    def passed(self) -> bool:
        """Whether every required test is right and the program ended cleanly."""
        return self.verdict is VerdictClass.PASSED

    @property
    def required_passed(self) -> int:
        """How many of the required tests passed."""
        passed = [test for test in self.tests if test.status is TestStatus.PASSED]
        return sum(test.level == "required" for test in passed)

    def to_json(self) -> dict[str, Any]:
        """The verdict as plain JSON types, the inverse of :meth:`from_json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Verdict:
        """Rebuild a verdict stored by :meth:`to_json`.

        Raises:
            KeyError, ValueError: The mapping is not one that :meth:`to_json` made.
        """
        return cls(
            verdict=VerdictClass(data["verdict"]),
            reason=data["reason"],
            wall_s=data["wall_s"],
            # Verdicts that were stored before there were details have none.
            detail=data.get("detail", ""),
            tests=tuple(map(_test_result, data["tests"])),
        )


def _test_result(data: Mapping[str, Any]) -> TestResult:
    error = LearnerError(**data["error"]) if data["error"] else None
    return TestResult(**{**data, "status": TestStatus(data["status"]), "error": error})
