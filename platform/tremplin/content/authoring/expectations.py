"""What the first solution gives in each test, so that an author types what goes in and not what comes out."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tremplin.content.authoring.exercise_draft import CALL_KEYS, ExerciseDraft, calls_of
from tremplin.content.format.exercise_jobs import SOLUTION_FILE, require_verdict
from tremplin.content.format.files import data_files
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem
from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import AnyTest, Entry, GradingSpec

_ANY_TEST: TypeAdapter[AnyTest] = TypeAdapter(AnyTest)
_NEVER = "\N{LEFT-POINTING MAGNIFYING GLASS} what is asked for"
"""No program gives this, so that the sandbox tells what it gives instead."""

Test = dict[str, Any]


def outcomes(draft: ExerciseDraft, sandbox: Sandbox) -> dict[str, Test]:
    """By id of the ``stdout`` and ``call`` tests, the test with what the solution prints or gives back there.

    A test that is not complete otherwise, and one in which the solution stops early, is left out.

    Raises:
        ContentError: The solution is not Python.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
    """
    found = {test["id"]: test for test in draft.tests if test.get("kind") in ("stdout", "call")}
    # A sequence is filled call by call, because one that does not give what is expected ends it.
    for step in range(max((len(_steps(test)) for test in found.values()), default=0)):
        asked = {
            test_id: _asking(test, step) for test_id, test in found.items() if _gives(test, step)
        }
        given = _given(
            {test_id: asking for test_id, asking in asked.items() if asking}, draft, sandbox
        )
        found = {
            test_id: _with(test, step, given[test_id]) if test_id in given else test
            for test_id, test in found.items()
            if test_id in given or test_id not in asked
        }

    return found


def _given(tests: Mapping[str, AnyTest], draft: ExerciseDraft, sandbox: Sandbox) -> dict[str, Any]:
    """What the solution gives where each test asks for what it never gives; where it stops early, nothing."""
    if not tests:
        return {}

    meta = draft.meta
    entry = Entry.model_validate(meta.get("entry") or {})
    spec = GradingSpec(tests=tuple(tests.values()), entry=entry, seed=meta.get("seed", 1))
    job = Job(draft.files.get(SOLUTION_FILE, b""), spec, data_files(draft.files), {}, {})
    verdict = require_verdict(sandbox.grade(job))
    if verdict.reason == "syntax_error":
        raise ContentError(
            [Problem(SOLUTION_FILE, "solution", Message("This solution is not Python."))]
        )

    return {
        result.id: result.got if tests[result.id].kind == "stdout" else plain_value(result.got)
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


def _steps(test: Test) -> list[Test]:
    return calls_of(test) if test["kind"] == "call" else [test]


def _gives(test: Test, step: int) -> bool:
    """Whether there is such a step, and it does not stop with an exception."""
    steps = _steps(test)
    return step < len(steps) and not steps[step].get("raises")


def _asking(test: Test, step: int) -> AnyTest | None:
    """The test as far as this step, which asks for what nothing gives; None where the test is not complete."""
    if test["kind"] == "stdout":
        asked = {**test, "expect": {"regex": "(?!)"}}
    else:
        steps = _steps(test)[: step + 1]
        steps[-1] = {
            **{key: value for key, value in steps[-1].items() if key != "raises"},
            "expect": _NEVER,
        }
        asked = {
            **{key: value for key, value in test.items() if key not in CALL_KEYS},
            "calls": steps,
        }

    try:
        return _ANY_TEST.validate_python(
            {**asked, "visible": True, "on_fail": {"fr": "-", "en": "-"}, "level": "required"}
        )
    except ValidationError:
        return None


def _with(test: Test, step: int, value: Any) -> Test:
    if not test.get("calls"):
        return {**test, "expect": value}
    calls = [
        {**call, "expect": value} if place == step else call
        for place, call in enumerate(test["calls"])
    ]
    return {**test, "calls": calls}
