"""The buttons of an exercise's form that change the draft; the route handles the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from werkzeug.datastructures import MultiDict

from tremplin.content.authoring import exercise_draft_changes as change
from tremplin.content.authoring.exercise_draft import ExerciseDraft

_CHANGES: Mapping[str, Callable[[ExerciseDraft, str], ExerciseDraft]] = {
    "add-hint": lambda draft, _: change.with_hint(draft),
    "drop-hint": change.without_hint,
    "hint-up": change.with_hint_earlier,
    "drop-test": change.without_test,
    "test-up": lambda draft, test_id: change.with_test_moved(draft, test_id, -1),
    "test-down": lambda draft, test_id: change.with_test_moved(draft, test_id, 1),
    "add-world": change.with_world,
    "drop-world": change.without_world,
    "add-call": change.with_call,
    "drop-call": change.without_call,
    "add-wrong": lambda draft, _: change.with_wrong(draft),
    "drop-wrong": change.without_wrong,
    "add-solution": lambda draft, _: change.with_solution(draft),
    "drop-file": change.without_file,
    "add-choice": lambda draft, _: change.with_choice(draft),
    "drop-choice": change.without_choice,
    "add-check": lambda draft, _: change.with_check(draft),
    "drop-check": change.without_check,
    "include": change.with_include,
    "drop-skills": lambda draft, skill: change.without_skill(draft, "skills", skill),
    "drop-prerequisites": lambda draft, skill: change.without_skill(draft, "prerequisites", skill),
}
"""By the part of a button's value before the colon; the part after it is the second argument."""
_CHOOSING: Mapping[str, tuple[str, Callable[[ExerciseDraft, str], ExerciseDraft]]] = {
    "add-test": ("new-test", change.with_test),
    "put-skills": ("pick.skills", lambda draft, skill: change.with_skill(draft, "skills", skill)),
    "put-prerequisites": (
        "pick.prerequisites",
        lambda draft, skill: change.with_skill(draft, "prerequisites", skill),
    ),
}
"""Buttons beside a list to choose from: the field of that list gives the second argument."""


def pressed(draft: ExerciseDraft, form: MultiDict[str, str]) -> ExerciseDraft:
    """The draft as the button that was pressed leaves it; any other button leaves it as it is."""
    action, _, about = form.get("do", "").partition(":")
    if action in _CHOOSING:
        field, apply = _CHOOSING[action]
        return apply(draft, form.get(field, ""))
    if action in _CHANGES:
        return _CHANGES[action](draft, about)
    return draft
