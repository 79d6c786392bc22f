"""A hidden test tells nothing that a program can put its input into: no words, no names, no numbers of its making."""

from __future__ import annotations

import pytest

from tremplin_sandbox.frames import Fault, Result
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge import judge
from tremplin_sandbox.running.conversation import End, compiled_fault
from tremplin_sandbox.running.run import Observation
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import LearnerError

WORDS = {"fr": "-", "en": "-"}
SOURCE = b"x = 1\ny = 2\n"


def told(fault: Fault, *, visible: bool) -> LearnerError | None:
    """What a verdict tells of an exception in a test."""
    test = {
        "id": "t",
        "kind": "stdout",
        "stdin": "7919",
        "expect": "1",
        "visible": visible,
        "on_fail": WORDS,
    }
    spec = GradingSpec.model_validate({"tests": [test]})
    return (
        judge(Job(SOURCE, spec), {"t": Observation(End.CLEAN, "", Result(error=fault))}, 0)
        .tests[0]
        .error
    )


def fault(kind: str, line: int | None, stage: str = "run") -> Fault:
    return Fault.model_validate(
        {"stage": stage, "type": kind, "message": "it was 7919", "line": line}
    )


@pytest.mark.parametrize(
    ("kind", "line", "shown"),
    [
        ("ValueError", 2, LearnerError("ValueError", "", 2)),
        ("It was 7919", 2, LearnerError("Exception", "", 2)),
        ("ValueError", 7919, LearnerError("ValueError", "", None)),
        ("ValueError", -1, LearnerError("ValueError", "", None)),
        ("ValueError", None, LearnerError("ValueError", "", None)),
    ],
)
def test_of_a_hidden_test_only_what_the_language_says(
    kind: str, line: int | None, shown: LearnerError
) -> None:
    assert told(fault(kind, line), visible=False) == shown


def test_of_a_visible_one_all_of_it() -> None:
    assert told(fault("PriceError", 2), visible=True) == LearnerError(
        "PriceError", "it was 7919", 2
    )


@pytest.mark.parametrize(("compiled", "stage"), [(False, "compile"), (True, "run"), (None, "run")])
def test_a_program_that_ran_did_compile(compiled: bool | None, stage: str) -> None:
    assert compiled_fault(fault("SyntaxError", 1, "compile"), compiled).stage == stage
