"""Expected results filled in by running the first solution: authors type only what goes in."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
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
    """The ``stdout`` and ``call`` tests, by id, with what the solution prints or returns in each.

    A test that is not complete otherwise, and one in which the solution stops early, is left out.

    Raises:
        ContentError: The solution is not Python.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
    """
    found = {test["id"]: test for test in draft.tests if test.get("kind") in ("stdout", "call")}
    most_steps = max((len(_steps(test)) for test in found.values()), default=0)

    # A sequence is filled call by call, because one that does not give what is expected ends it.
    for step in range(most_steps):
        found = _filled_in(found, step, draft, sandbox)
    return found


def _filled_in(
    tests: Mapping[str, Test], step: int, draft: ExerciseDraft, sandbox: Sandbox
) -> dict[str, Test]:
    asked = [test_id for test_id, test in tests.items() if _gives(test, step)]
    given = _given(dict(_questions(tests, asked, step)), draft, sandbox)

    filled = dict(tests)
    for test_id in asked:
        if test_id in given:
            filled[test_id] = _with(tests[test_id], step, given[test_id])
        else:
            del filled[test_id]
    return filled


def _questions(
    tests: Mapping[str, Test], asked: Iterable[str], step: int
) -> Iterator[tuple[str, AnyTest]]:
    for test_id in asked:
        question = _asking(tests[test_id], step)
        if question is not None:
            yield test_id, question


def _given(tests: Mapping[str, AnyTest], draft: ExerciseDraft, sandbox: Sandbox) -> dict[str, Any]:
    """What the solution gives in each test, by id; a test in which it stops early is left out."""
    if not tests:
        return {}

    meta = draft.meta
    entry = Entry.model_validate(meta.get("entry") or {})
    spec = GradingSpec(tests=tuple(tests.values()), entry=entry, seed=meta.get("seed", 1))
    job = Job(draft.files.get(SOLUTION_FILE, b""), spec, data_files(draft.files), {}, {})
    verdict = require_verdict(sandbox.grade(job))
    if verdict.reason == "syntax_error":
        message = Message("This solution is not Python.")
        raise ContentError([Problem(SOLUTION_FILE, "solution", message)])

    given: dict[str, Any] = {}
    for result in verdict.tests:
        if result.got is None or result.error is not None:
            continue
        is_printed = tests[result.id].kind == "stdout"
        given[result.id] = result.got if is_printed else plain_value(result.got)

    return given


def plain_value(typed: str) -> Any:
    """Read a value that a person typed: ``3``, ``[1, 2]``, ``"Awa"``; anything else is a text."""
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
    """The test up to this step, which expects what no program gives; None if it is not complete."""
    asked = _asking_for_output(test) if test["kind"] == "stdout" else _asking_for_call(test, step)
    # Sentences that are still to be written keep no test from being run.
    told = {"visible": True, "on_fail": {"fr": "-", "en": "-"}, "level": "required"}
    try:
        return _ANY_TEST.validate_python({**asked, **told})
    except ValidationError:
        return None


def _asking_for_output(test: Test) -> Test:
    # A pattern that matches nothing, not even the empty text.
    return {**test, "expect": {"regex": "(?!)"}}


def _asking_for_call(test: Test, step: int) -> Test:
    calls = _steps(test)[: step + 1]
    calls[-1] = {**calls[-1], "expect": _NEVER}
    calls[-1].pop("raises", None)

    rest = {key: value for key, value in test.items() if key not in CALL_KEYS}
    return {**rest, "calls": calls}


def _with(test: Test, step: int, value: Any) -> Test:
    if not test.get("calls"):
        return {**test, "expect": value}

    calls = list(test["calls"])
    calls[step] = {**calls[step], "expect": value}
    return {**test, "calls": calls}
