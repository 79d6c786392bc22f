"""Single changes to an exercise in the making: one more hint, a test moved up, a program kept.

Each function returns the changed draft, or the same one where the change makes no sense for it: a
test of an unknown kind, a choice in an exercise that asks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from tremplin.content.authoring.curriculum_draft import moved
from tremplin.content.authoring.exercise_draft import ExerciseDraft, calls_of, with_calls
from tremplin.content.authoring.new_exercise import WORLD
from tremplin.domain.exercise import LANGUAGES
from tremplin_sandbox.spec import MAX_CALLS

MAX_HINTS = 4
MAX_WORLDS = 10
"""Worlds of one test."""
_FRESH_TESTS: dict[str, dict[str, Any]] = {
    "stdout": {"stdin": "", "expect": ""},
    "call": {"function": "", "args": [], "expect": None},
    "turtle": {},
    "grid": {"goal": ["reach"], "worlds": []},
    "ast": {"require": [], "forbid": []},
}
"""The first test of each kind."""


def with_hint(draft: ExerciseDraft) -> ExerciseDraft:
    """One more hint, empty; none beyond ``MAX_HINTS``."""
    return draft.with_meta(hints=[*draft.meta["hints"], _unsaid()][:MAX_HINTS])


def without_hint(draft: ExerciseDraft, place: str) -> ExerciseDraft:
    """Without the hint at this place, from 0."""
    return draft.with_meta(hints=_without(draft.meta["hints"], place))


def with_hint_earlier(draft: ExerciseDraft, place: str) -> ExerciseDraft:
    """The hint at this place, from 0, one place further up."""
    hints = draft.meta["hints"]
    if place not in _places(hints):
        return draft
    return draft.with_meta(hints=list(moved(hints, int(place), -1)))


def with_test(draft: ExerciseDraft, kind: str) -> ExerciseDraft:
    """One more test of this kind, as its last one."""
    if kind not in _FRESH_TESTS:
        return draft

    test = {"kind": kind, **_FRESH_TESTS[kind], "visible": True}
    for alike in draft.tests:
        if alike["kind"] == kind:
            # The next case mostly differs from the last one in a value or two.
            test = alike

    number = 1 + max(_numbers_of(draft.tests), default=0)
    added = {**test, "on_fail": _unsaid(), "id": f"test-{number}"}
    return draft.with_meta(tests=[*draft.tests, added])


def _numbers_of(tests: Iterable[Mapping[str, Any]]) -> Iterator[int]:
    for test in tests:
        number = test["id"].removeprefix("test-")
        if number.isdecimal():
            yield int(number)


def without_test(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """Without this test; no wrong solution fails at it any more."""
    tests = [test for test in draft.tests if test["id"] != test_id]
    wrong = []
    for each in draft.wrong:
        fails = [name for name in each["fails"] if name != test_id]
        wrong.append({**each, "fails": fails})
    return draft.with_meta(tests=tests, wrong=wrong)


def with_test_moved(draft: ExerciseDraft, test_id: str, by: int) -> ExerciseDraft:
    """This test ``by`` places further down; at the ends it stays."""
    ids = [test["id"] for test in draft.tests]
    if test_id not in ids:
        return draft.with_meta(tests=draft.tests)
    return draft.with_meta(tests=list(moved(draft.tests, ids.index(test_id), by)))


def with_world(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """One more world for this test, as its last one."""
    return _with_worlds(draft, test_id, lambda worlds: [*worlds, (worlds or [WORLD])[-1]])


def without_world(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """Without the last world of this test; one stays."""
    return _with_worlds(draft, test_id, lambda worlds: worlds[:-1] or worlds)


def with_call(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """One more call for this test, as its last one; the calls are made one after the other."""
    return _with_calls(draft, test_id, lambda calls: [*calls, calls[-1]][:MAX_CALLS])


def without_call(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """Without the last call of this test; one stays."""
    return _with_calls(draft, test_id, lambda calls: calls[:-1] or calls)


def with_wrong(draft: ExerciseDraft, program: bytes | None = None) -> ExerciseDraft:
    """One more wrong solution: this program, else the child's start; it fails at the first test."""
    file = _free_name(draft, "wrong/wrong-{}.py")
    source = draft.files.get(draft.given, b"") if program is None else program
    added = {"file": file, "fails": [test["id"] for test in draft.tests[:1]], "says": _unsaid()}
    return draft.with_file(file, source).with_meta(wrong=[*draft.wrong, added])


def without_wrong(draft: ExerciseDraft, file: str) -> ExerciseDraft:
    """Without this wrong solution."""
    wrong = [each for each in draft.wrong if each["file"] != file]
    return draft.with_file(file, None).with_meta(wrong=wrong)


def with_solution(draft: ExerciseDraft) -> ExerciseDraft:
    """One more solution, as the first one stands."""
    return draft.with_file(_free_name(draft, "solution-{}.py"), draft.files.get("solution.py", b""))


def with_program(draft: ExerciseDraft, role: str, program: bytes) -> ExerciseDraft:
    """Put a program in: ``role`` is ``starter``, ``solution``, ``other-solution`` or ``wrong``."""
    if role == "wrong":
        return with_wrong(draft, program)
    other = _free_name(draft, "solution-{}.py")
    names = {"starter": draft.given, "solution": "solution.py", "other-solution": other}
    return draft.with_file(names[role], program) if role in names else draft


def without_file(draft: ExerciseDraft, name: str) -> ExerciseDraft:
    """Without this picture or this further solution; no other file can be taken out."""
    if name.startswith("images/"):
        images = dict(draft.meta.get("images") or {})
        images.pop(name.removeprefix("images/"), None)
        return draft.with_file(name, None).with_meta(images=images or None)
    if name.startswith("solution-"):
        return draft.with_file(name, None)
    return draft


def with_choice(draft: ExerciseDraft) -> ExerciseDraft:
    """One more wrong answer to choose from."""
    return _with_choices(draft, lambda choices: [*choices, {"answer": "", "says": _unsaid()}])


def without_choice(draft: ExerciseDraft, place: str) -> ExerciseDraft:
    """Without the wrong answer at this place, from 0."""
    return _with_choices(draft, lambda choices: _without(choices, place))


def with_check(draft: ExerciseDraft) -> ExerciseDraft:
    """One more thing for an adult to look at in a project."""

    def longer(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        item_id = _free({item["id"] for item in items}, "item-{}")
        return [*items, {"id": item_id, "text": _unsaid()}]

    return _with_checklist(draft, longer)


def without_check(draft: ExerciseDraft, item_id: str) -> ExerciseDraft:
    """Without this thing to look at."""
    return _with_checklist(draft, lambda items: [item for item in items if item["id"] != item_id])


def with_include(draft: ExerciseDraft, include: str) -> ExerciseDraft:
    """Show an example or a picture in both statements; ``include`` reads ``example:test-1``."""
    word, _, name = include.partition(":")
    examples = [test["id"] for test in draft.tests]
    there = {"example": examples, "image": list(draft.meta.get("images") or {})}
    if name not in there.get(word, ()):
        return draft

    mark = "{{" + include + "}}"
    statements = dict(draft.statements)
    for code, statement in statements.items():
        if mark not in statement.body:
            body = f"{statement.body}\n\n{mark}".strip()
            statements[code] = replace(statement, body=body)

    return replace(draft, statements=statements)


def with_skill(draft: ExerciseDraft, key: str, skill: str) -> ExerciseDraft:
    """With this skill among its ``skills`` or ``prerequisites``, once."""
    skills = list(draft.meta.get(key) or [])
    if not skill or skill in skills:
        return draft
    return draft.with_meta(**{key: [*skills, skill]})


def without_skill(draft: ExerciseDraft, key: str, skill: str) -> ExerciseDraft:
    """Without this skill among them."""
    return draft.with_meta(**{key: [each for each in draft.meta.get(key) or [] if each != skill]})


def _with_calls(
    draft: ExerciseDraft, test_id: str, change: Callable[[list[Any]], list[Any]]
) -> ExerciseDraft:
    def changed(test: dict[str, Any]) -> dict[str, Any]:
        if test["id"] != test_id or test["kind"] != "call":
            return test
        return with_calls(test, change(calls_of(test)))

    return draft.with_meta(tests=[changed(test) for test in draft.tests])


def _with_worlds(
    draft: ExerciseDraft, test_id: str, change: Callable[[list[str]], list[str]]
) -> ExerciseDraft:
    def changed(test: dict[str, Any]) -> dict[str, Any]:
        if test["id"] != test_id or "worlds" not in test:
            return test
        return {**test, "worlds": change(list(test["worlds"]))[:MAX_WORLDS]}

    return draft.with_meta(tests=[changed(test) for test in draft.tests])


def _with_choices(draft: ExerciseDraft, change: Callable[[list[Any]], list[Any]]) -> ExerciseDraft:
    question = draft.meta.get("predict")
    if question is None:
        return draft
    choices = change(list(question.get("choices") or []))
    return draft.with_meta(predict={**question, "choices": choices})


def _with_checklist(
    draft: ExerciseDraft, change: Callable[[list[Any]], list[Any]]
) -> ExerciseDraft:
    project = draft.meta.get("project")
    if project is None:
        return draft
    checklist = change(list(project.get("checklist") or []))
    return draft.with_meta(project={**project, "checklist": checklist})


def _free_name(draft: ExerciseDraft, pattern: str) -> str:
    return _free(draft.files, pattern)


def _free(taken: Container[str], pattern: str) -> str:
    """The first name of this pattern that is not taken, counted from 1."""
    names = map(pattern.format, count(1))
    return next(name for name in names if name not in taken)


def _places(items: Sequence[Any]) -> list[str]:
    return [str(place) for place in range(len(items))]


def _without(items: Sequence[Any], place: str) -> list[Any]:
    return [item for at, item in zip(_places(items), items, strict=True) if at != place]


def _unsaid() -> dict[str, str]:
    """A sentence that nobody has written yet."""
    return dict.fromkeys(LANGUAGES, "")
