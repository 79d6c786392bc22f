"""One change at a time to an exercise in the making: a hint more, a test further up, a program kept.

Each function gives the draft changed, or the same one where the change makes no sense for it: a test of a kind that
there is not, a choice of an exercise that asks nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
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
    """An empty hint more, as far as there may be one."""
    return draft.with_meta(hints=[*draft.meta["hints"], _unsaid()][:MAX_HINTS])


def without_hint(draft: ExerciseDraft, place: str) -> ExerciseDraft:
    """Without the hint at this place, from 0."""
    return draft.with_meta(hints=_without(draft.meta["hints"], place))


def with_hint_earlier(draft: ExerciseDraft, place: str) -> ExerciseDraft:
    """The hint at this place, from 0, one place further up."""
    hints = draft.meta["hints"]
    return (
        draft.with_meta(hints=list(moved(hints, int(place), -1)))
        if place in _places(hints)
        else draft
    )


def with_test(draft: ExerciseDraft, kind: str) -> ExerciseDraft:
    """One more test: as the last one of its kind, for the next case mostly differs in a value or two."""
    if kind not in _FRESH_TESTS:
        return draft

    numbers = [
        int(number)
        for test in draft.tests
        if (number := test["id"].removeprefix("test-")).isdecimal()
    ]
    alike = next((test for test in reversed(draft.tests) if test["kind"] == kind), None)
    test = {
        **(alike or {"kind": kind, **_FRESH_TESTS[kind], "visible": True}),
        "on_fail": _unsaid(),
    }
    test["id"] = f"test-{max(numbers, default=0) + 1}"

    return draft.with_meta(tests=[*draft.tests, test])


def without_test(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """Without this test; no wrong solution fails at it any more."""
    wrong = [
        {**each, "fails": [name for name in each["fails"] if name != test_id]}
        for each in draft.wrong
    ]
    return draft.with_meta(
        tests=[test for test in draft.tests if test["id"] != test_id], wrong=wrong
    )


def with_test_moved(draft: ExerciseDraft, test_id: str, by: int) -> ExerciseDraft:
    """This test ``by`` places further down; at the ends it stays."""
    place = next((i for i, test in enumerate(draft.tests) if test["id"] == test_id), None)
    return draft.with_meta(
        tests=draft.tests if place is None else list(moved(draft.tests, place, by))
    )


def with_world(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """One more world for this test, as its last one."""
    return _with_worlds(draft, test_id, lambda worlds: [*worlds, (worlds or [WORLD])[-1]])


def without_world(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """Without the last world of this test; one stays."""
    return _with_worlds(draft, test_id, lambda worlds: worlds[:-1] or worlds)


def with_call(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """One more call for this test, as its last one: from two on they are made one after the other."""
    return _with_calls(draft, test_id, lambda calls: [*calls, calls[-1]][:MAX_CALLS])


def without_call(draft: ExerciseDraft, test_id: str) -> ExerciseDraft:
    """Without the last call of this test; one stays."""
    return _with_calls(draft, test_id, lambda calls: calls[:-1] or calls)


def with_wrong(draft: ExerciseDraft, program: bytes | None = None) -> ExerciseDraft:
    """One more wrong solution: this program, else what the child is given; it fails at the first test."""
    file = _free_name(draft, "wrong/wrong-{}.py")
    source = draft.files.get(draft.given, b"") if program is None else program
    added = {"file": file, "fails": [test["id"] for test in draft.tests[:1]], "says": _unsaid()}
    return draft.with_file(file, source).with_meta(wrong=[*draft.wrong, added])


def without_wrong(draft: ExerciseDraft, file: str) -> ExerciseDraft:
    """Without this wrong solution."""
    return draft.with_file(file, None).with_meta(
        wrong=[each for each in draft.wrong if each["file"] != file]
    )


def with_solution(draft: ExerciseDraft) -> ExerciseDraft:
    """One more solution, as the first one stands."""
    return draft.with_file(_free_name(draft, "solution-{}.py"), draft.files.get("solution.py", b""))


def with_program(draft: ExerciseDraft, role: str, program: bytes) -> ExerciseDraft:
    """With a program in a role: ``starter`` (or the program to read), ``solution``, ``other-solution``, ``wrong``."""
    if role == "wrong":
        return with_wrong(draft, program)
    other = _free_name(draft, "solution-{}.py")
    names = {"starter": draft.given, "solution": "solution.py", "other-solution": other}
    return draft.with_file(names[role], program) if role in names else draft


def without_file(draft: ExerciseDraft, name: str) -> ExerciseDraft:
    """Without this picture or this further solution; no other file can be taken out."""
    if name.startswith("images/"):
        images = {
            each: alt
            for each, alt in (draft.meta.get("images") or {}).items()
            if f"images/{each}" != name
        }
        return draft.with_file(name, None).with_meta(images=images or None)
    return draft.with_file(name, None) if name.startswith("solution-") else draft


def with_choice(draft: ExerciseDraft) -> ExerciseDraft:
    """One more wrong answer to choose from."""
    return _with_choices(draft, lambda choices: [*choices, {"answer": "", "says": _unsaid()}])


def without_choice(draft: ExerciseDraft, place: str) -> ExerciseDraft:
    """Without the wrong answer at this place, from 0."""
    return _with_choices(draft, lambda choices: _without(choices, place))


def with_check(draft: ExerciseDraft) -> ExerciseDraft:
    """One more thing for an adult to look at in a project."""

    def longer(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        taken = {item["id"] for item in items}
        item_id = next(name for number in range(1, 1000) if (name := f"item-{number}") not in taken)
        return [*items, {"id": item_id, "text": _unsaid()}]

    return _with_checklist(draft, longer)


def without_check(draft: ExerciseDraft, item_id: str) -> ExerciseDraft:
    """Without this thing to look at."""
    return _with_checklist(draft, lambda items: [item for item in items if item["id"] != item_id])


def with_include(draft: ExerciseDraft, include: str) -> ExerciseDraft:
    """An example or a picture shown in the text of both languages; ``include`` as ``example:test-1``."""
    word, _, name = include.partition(":")
    there = {
        "example": [test["id"] for test in draft.tests],
        "image": [*(draft.meta.get("images") or {})],
    }
    if name not in there.get(word, ()):
        return draft

    mark = "{{" + include + "}}"
    statements = {
        code: each if mark in each.body else replace(each, body=f"{each.body}\n\n{mark}".strip())
        for code, each in draft.statements.items()
    }
    return replace(draft, statements=statements)


def with_skill(draft: ExerciseDraft, key: str, skill: str) -> ExerciseDraft:
    """With this skill among its ``skills`` or ``prerequisites``, once."""
    skills = list(draft.meta.get(key) or [])
    return draft.with_meta(**{key: [*skills, skill]}) if skill and skill not in skills else draft


def without_skill(draft: ExerciseDraft, key: str, skill: str) -> ExerciseDraft:
    """Without this skill among them."""
    return draft.with_meta(**{key: [each for each in draft.meta.get(key) or [] if each != skill]})


def _with_calls(
    draft: ExerciseDraft, test_id: str, change: Callable[[list[Any]], list[Any]]
) -> ExerciseDraft:
    def changed(test: dict[str, Any]) -> dict[str, Any]:
        is_meant = test["id"] == test_id and test["kind"] == "call"
        return with_calls(test, change(calls_of(test))) if is_meant else test

    return draft.with_meta(tests=[changed(test) for test in draft.tests])


def _with_worlds(
    draft: ExerciseDraft, test_id: str, change: Callable[[list[str]], list[str]]
) -> ExerciseDraft:
    def changed(test: dict[str, Any]) -> dict[str, Any]:
        is_meant = test["id"] == test_id and "worlds" in test
        return {**test, "worlds": change(list(test["worlds"]))[:MAX_WORLDS]} if is_meant else test

    return draft.with_meta(tests=[changed(test) for test in draft.tests])


def _with_choices(draft: ExerciseDraft, change: Callable[[list[Any]], list[Any]]) -> ExerciseDraft:
    question = draft.meta.get("predict")
    if question is None:
        return draft
    return draft.with_meta(
        predict={**question, "choices": change(list(question.get("choices") or []))}
    )


def _with_checklist(
    draft: ExerciseDraft, change: Callable[[list[Any]], list[Any]]
) -> ExerciseDraft:
    project = draft.meta.get("project")
    if project is None:
        return draft
    return draft.with_meta(
        project={**project, "checklist": change(list(project.get("checklist") or []))}
    )


def _free_name(draft: ExerciseDraft, pattern: str) -> str:
    return next(
        name for number in range(1, 1000) if (name := pattern.format(number)) not in draft.files
    )


def _places(items: Sequence[Any]) -> list[str]:
    return [str(place) for place in range(len(items))]


def _without(items: Sequence[Any], place: str) -> list[Any]:
    return [item for at, item in zip(_places(items), items, strict=True) if at != place]


def _unsaid() -> dict[str, str]:
    """A sentence that nobody has written yet."""
    return dict.fromkeys(LANGUAGES, "")
