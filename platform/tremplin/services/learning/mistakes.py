"""Name the mistake in a program: the same word for the same mistake, whoever makes it."""

from __future__ import annotations

from tremplin.domain.errors.diagnose import diagnose
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

LONGEST = 80
"""Characters of the column that keeps the word."""


def mistake_of(verdict: Verdict, source: str) -> str | None:
    """The word for the first thing that is not right; None where the program passes.

    An error is called by its case (``error:name_near``), a test by its id (``test:total``),
    anything that stopped the whole program by the verdict's own word (``timeout``).
    """
    if verdict.passed:
        return None
    if verdict.verdict is VerdictClass.REJECTED:
        return f"{verdict.verdict}:{verdict.reason}"[:LONGEST]
    missed = first_missed(verdict)
    if missed is not None and missed.error is not None:
        case = diagnose(missed.error.type, missed.error.message, source, missed.error.line).key
        return f"error:{case}"[:LONGEST]
    if missed is not None and missed.status is TestStatus.FAILED:
        return f"test:{missed.id}"[:LONGEST]
    return verdict.verdict.value


def first_missed(verdict: Verdict) -> TestResult | None:
    """The first required test that is not right, None where each one is."""
    for test in verdict.tests:
        if test.level == "required" and test.status is not TestStatus.PASSED:
            return test
    return None
