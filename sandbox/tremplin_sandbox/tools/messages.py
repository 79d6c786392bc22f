"""Verdicts in plain words, for the command line; the translations are in the catalogues."""

from __future__ import annotations

from collections.abc import Mapping

from tremplin_sandbox.language import said, translatable
from tremplin_sandbox.verdict import LearnerError, TestStatus, VerdictClass

CLASSES: Mapping[VerdictClass, str] = {
    VerdictClass.PASSED: translatable("passed"),
    VerdictClass.FAILED: translatable("not yet: at least one test does not give the right result"),
    VerdictClass.ERROR: translatable("the program stopped on an error"),
    VerdictClass.TIMEOUT: translatable("the program does not end in time"),
    VerdictClass.OUT_OF_MEMORY: translatable("the program asks for too much memory"),
    VerdictClass.OUTPUT_LIMIT: translatable("the program prints far too much text"),
    VerdictClass.REJECTED: translatable("this file cannot be checked"),
    VerdictClass.PLATFORM_ERROR: translatable(
        "it could not be checked; the program is not to blame"
    ),
}

STATUSES: Mapping[TestStatus, str] = {
    TestStatus.PASSED: translatable("passed"),
    TestStatus.FAILED: translatable("to be reviewed"),
    TestStatus.ERROR: translatable("error"),
    TestStatus.TIMEOUT: translatable("too long"),
    TestStatus.OUT_OF_MEMORY: translatable("too much memory"),
    TestStatus.OUTPUT_LIMIT: translatable("too much text"),
    TestStatus.NOT_RUN: translatable("not tried"),
}

REASONS: Mapping[str, str] = {
    "too_large": translatable("it is larger than 64 kB"),
    "nul_byte": translatable("it contains a NUL byte"),
    "not_utf8": translatable("its text is not UTF-8"),
    "bad_coding_cookie": translatable("it announces another encoding than UTF-8"),
    "syntax_error": translatable("Python cannot read it"),
    "exception": translatable("an exception was not handled"),
    "process_died": translatable("it was cut off before its end"),
    "image_missing": translatable(
        "the sandbox image is missing: python -m tremplin_sandbox image build"
    ),
    "engine_unreachable": translatable("Docker does not answer"),
    "engine_slow": translatable("Docker does not answer in time"),
    "engine_refused": translatable("Docker refuses to start the sandbox"),
    "exercise_error": translatable("the exercise's own tests need mending"),
    "self_test_failed": translatable(
        "a limit of the sandbox does not hold: python -m tremplin_sandbox doctor"
    ),
}

WHYS: Mapping[str, str] = {
    "bumped": translatable("the robot runs into a wall"),
    "nothing_here": translatable("there is nothing to pick up"),
    "too_many_steps": translatable("the robot works for too long"),
    "not_reached": translatable("the robot does not stop on the flag"),
    "bolts_left": translatable("there are bolts left"),
    "not_painted": translatable("there are squares left to paint"),
    "painted_too_much": translatable("a square is painted that should not be"),
    "argument_changed": translatable("the function changes what it is given"),
}
"""Why a visible test failed (``reason`` of ``verdict.TestResult``)."""

_LINE = translatable("line %(number)s")
_STEP = translatable("call %(number)s")


def error_words(error: LearnerError, lang: str) -> str:
    """``NameError: name 'x' is not defined (line 3)``."""
    where = f" ({said(_LINE, lang, number=error.line)})" if error.line else ""
    return f"{error.type}: {error.message}{where}" if error.message else f"{error.type}{where}"


def step_words(step: int, lang: str) -> str:
    """``call 2``."""
    return said(_STEP, lang, number=step)
