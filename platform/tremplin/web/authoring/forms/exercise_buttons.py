"""The buttons of the page on which an exercise is made, as far as they change it; the others the view knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from werkzeug.datastructures import MultiDict

from tremplin.content.authoring import exercise_draft_changes as change
from tremplin.content.authoring.exercise_draft import ExerciseDraft

_CHANGES: Mapping[str, Callable[[ExerciseDraft, str], ExerciseDraft]] = {
    "add-hint": lambda sketch, _: change.with_hint(sketch),
    "drop-hint": change.without_hint,
    "hint-up": change.with_hint_earlier,
    "drop-test": change.without_test,
    "test-up": lambda sketch, test_id: change.with_test_moved(sketch, test_id, -1),
    "test-down": lambda sketch, test_id: change.with_test_moved(sketch, test_id, 1),
    "add-world": change.with_world,
    "drop-world": change.without_world,
    "add-call": change.with_call,
    "drop-call": change.without_call,
    "add-wrong": lambda sketch, _: change.with_wrong(sketch),
    "drop-wrong": change.without_wrong,
    "add-solution": lambda sketch, _: change.with_solution(sketch),
    "drop-file": change.without_file,
    "add-choice": lambda sketch, _: change.with_choice(sketch),
    "drop-choice": change.without_choice,
    "add-check": lambda sketch, _: change.with_check(sketch),
    "drop-check": change.without_check,
    "include": change.with_include,
    "drop-skills": lambda sketch, skill: change.without_skill(sketch, "skills", skill),
    "drop-prerequisites": lambda sketch, skill: change.without_skill(sketch, "prerequisites", skill),
}
"""By what stands before the colon of a button's value; what stands after it is the second argument."""
_CHOOSING: Mapping[str, tuple[str, Callable[[ExerciseDraft, str], ExerciseDraft]]] = {
    "add-test": ("new-test", change.with_test),
    "put-skills": ("pick.skills", lambda sketch, skill: change.with_skill(sketch, "skills", skill)),
    "put-prerequisites": (
        "pick.prerequisites",
        lambda sketch, skill: change.with_skill(sketch, "prerequisites", skill),
    ),
}
"""Buttons beside a list to choose from: the field of that list gives the second argument."""


def pressed(sketch: ExerciseDraft, form: MultiDict[str, str]) -> ExerciseDraft:
    """The sketch as the button that was pressed leaves it; any other button leaves it as it is."""
    action, _, about = form.get("do", "").partition(":")
    if action in _CHOOSING:
        field, apply = _CHOOSING[action]
        return apply(sketch, form.get(field, ""))
    return _CHANGES[action](sketch, about) if action in _CHANGES else sketch
