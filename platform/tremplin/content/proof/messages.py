"""Says what the sandbox saw to an exercise's author: no code words, the values themselves."""

from __future__ import annotations

from collections.abc import Mapping

from tremplin.content.format.messages import Message
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass

MOST = 60
"""Characters of a value that are quoted."""

ENDINGS: Mapping[VerdictClass, Message] = {
    VerdictClass.TIMEOUT: Message("too long, or without end"),
    VerdictClass.OUT_OF_MEMORY: Message("too much memory"),
    VerdictClass.OUTPUT_LIMIT: Message("too much text printed"),
    VerdictClass.REJECTED: Message("no program that can be read"),
}
"""What was too much, by class."""


def what_was_seen(verdict: Verdict) -> Message | None:
    """What happened in the first test that did not pass; None where nothing can be quoted."""
    for test in verdict.tests:
        if test.status is not TestStatus.PASSED:
            return _values(test) if test.error is None else _stopped(test.error)
    return None


def _stopped(error: LearnerError) -> Message:
    said = f"{error.type}: {error.message}" if error.message else error.type
    if error.line is None:
        return Message("Python stops: %(error)s.", error=said)
    return Message("Python stops, line %(line)s: %(error)s.", line=error.line, error=said)


def _values(test: TestResult) -> Message | None:
    if test.expected is None or test.got is None:
        return None

    expected, got = _short(test.expected), _short(test.got)
    # With what: the call or what is typed.
    given = _short(test.input) if test.input else ""
    match given, got:
        case "", "":
            return Message("Expected: “%(expected)s”; it gave nothing.", expected=expected)
        case "", _:
            return Message(
                "Expected: “%(expected)s”; it gave “%(got)s”.", expected=expected, got=got
            )
        case _, "":
            return Message(
                "With “%(given)s”, expected: “%(expected)s”; it gave nothing.",
                given=given,
                expected=expected,
            )

    return Message(
        "With “%(given)s”, expected: “%(expected)s”; it gave “%(got)s”.",
        given=given,
        expected=expected,
        got=got,
    )


def _short(value: str) -> str:
    line = " ⏎ ".join(value.strip().splitlines())
    return line if len(line) <= MOST else f"{line[: MOST - 1]}…"
