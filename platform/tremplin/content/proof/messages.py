"""What the sandbox saw, in a sentence for whoever wrote the exercise: no code words of ours, the values themselves."""

from __future__ import annotations

from collections.abc import Mapping

from tremplin.content.format.problems import both
from tremplin.domain.exercise import Text
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

MOST = 60
"""Characters of a value that are quoted."""

ENDINGS: Mapping[VerdictClass, Text] = {
    VerdictClass.TIMEOUT: both("trop long, ou sans fin", "too long, or without end"),
    VerdictClass.OUT_OF_MEMORY: both("trop de mémoire", "too much memory"),
    VerdictClass.OUTPUT_LIMIT: both("trop de texte affiché", "too much text printed"),
    VerdictClass.REJECTED: both("pas un programme lisible", "no program that can be read"),
}
"""What was too much, by class."""


def what_was_seen(verdict: Verdict) -> Text:
    """What happened in the first test that did not pass, beginning with a space; empty where nothing can be quoted."""
    test = next((each for each in verdict.tests if each.status is not TestStatus.PASSED), None)
    if test is None:
        return both("", "")
    if test.error is not None:
        said = f"{test.error.type}: {test.error.message}" if test.error.message else test.error.type
        fr_line, en_line = (
            ("", "") if test.error.line is None else (f", ligne {test.error.line}", f", line {test.error.line}")
        )
        return both(f" Python s’arrête{fr_line} : {said}.", f" Python stops{en_line}: {said}.")
    return _values(test)


def _values(test: TestResult) -> Text:
    if test.expected is None or test.got is None:
        return both("", "")
    expected, got = _short(test.expected), _short(test.got)
    # With what: the call or what is typed.
    given = _short(test.input) if test.input else ""
    fr_given, en_given = (
        (f"Avec « {given} », attendu", f"With “{given}”, expected") if given else ("Attendu", "Expected")
    )
    return both(
        f" {fr_given} : « {expected} » ; obtenu : {f'« {got} »' if got else 'rien'}.",
        f" {en_given}: “{expected}”; it gave {f'“{got}”' if got else 'nothing'}.",
    )


def _short(value: str) -> str:
    line = " ⏎ ".join(value.strip().splitlines())
    return line if len(line) <= MOST else f"{line[: MOST - 1]}…"
