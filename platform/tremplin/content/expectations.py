"""What the first solution gives in each test, so that an author types what goes in and not what comes out."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tremplin.content.files import data_files
from tremplin.content.grading import SOLUTION_FILE
from tremplin.content.problems import ContentError, Problem, SandboxUnavailableError, both
from tremplin.content.sketch import Sketch
from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import AnyTest, Entry, GradingSpec
from tremplin_sandbox.verdict import VerdictClass

_ANY_TEST: TypeAdapter[AnyTest] = TypeAdapter(AnyTest)
_NEVER = "\N{LEFT-POINTING MAGNIFYING GLASS} what is asked for"
"""No program gives this, so that the sandbox tells what it gives instead."""
_ASKS: Mapping[str, Any] = {"stdout": {"regex": "(?!)"}, "call": _NEVER}


def outcomes(sketch: Sketch, sandbox: Sandbox) -> dict[str, Any]:
    """By id of the ``stdout`` and ``call`` tests, what the solution prints or returns there.

    A test that is not complete otherwise, and one in which the solution stops early, is left out.

    Raises:
        ContentError: The solution is not Python.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
    """
    tests = [test for each in sketch.tests if (test := _asking(each))]
    if not tests:
        return {}
    meta = sketch.meta
    entry = Entry.model_validate(meta.get("entry") or {})
    spec = GradingSpec(tests=tuple(tests), entry=entry, seed=meta.get("seed", 1))
    verdict = sandbox.grade(Job(sketch.files.get(SOLUTION_FILE, b""), spec, data_files(sketch.files), {}, {}))
    if verdict.verdict is VerdictClass.PLATFORM_ERROR:
        raise SandboxUnavailableError(f"The sandbox does not answer ({verdict.reason}).")
    if verdict.reason == "syntax_error":
        fr, en = "Cette solution ne s'écrit pas comme du Python.", "This solution is not Python."
        raise ContentError([Problem(SOLUTION_FILE, "solution", both(fr, en))])
    kinds = {test.id: test.kind for test in tests}
    return {
        result.id: result.got if kinds[result.id] == "stdout" else plain_value(result.got)
        for result in verdict.tests
        if result.got is not None and result.error is None
    }


def plain_value(typed: str) -> Any:
    """The value that a person typed: ``3``, ``[1, 2]``, ``"Awa"``; whatever is none of Python's is a text."""
    try:
        value = ast.literal_eval(typed.strip())
        json.dumps(value)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return typed.strip()
    return list(value) if isinstance(value, tuple) else value


def _asking(test: Mapping[str, Any]) -> AnyTest | None:
    if test.get("kind") not in _ASKS:
        return None
    said = {"fr": "-", "en": "-"}
    try:
        asked = {**test, "expect": _ASKS[test["kind"]], "visible": True, "on_fail": said, "level": "required"}
        return _ANY_TEST.validate_python({key: value for key, value in asked.items() if key != "raises"})
    except ValidationError:
        return None
