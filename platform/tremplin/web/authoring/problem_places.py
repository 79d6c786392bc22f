"""From a problem of an exercise to the part of the author's page where it is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.format.messages import Named
from tremplin.content.format.problems import Problem, Severity
from tremplin.web.authoring.problem_fields import checklist_of, field_of, id_of
from tremplin.web.base.i18n import say

_ = lazy_gettext


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as its author reads it; ``anchor`` is the part of the page to go to."""

    place: str
    anchor: str
    sentence: str
    is_error: bool


_PARTS: Mapping[str, tuple[LazyString, str]] = {
    "skills": (_("Skills"), "skills"),
    "prerequisites": (_("Skills"), "skills"),
    "blocks": (_("Blocks"), "blocks"),
    "images": (_("Pictures"), "pictures"),
    "parsons": (_("Lines to put in order"), "programs"),
    "debug": (_("Programs"), "programs"),
    "entry": (_("Programs"), "programs"),
    "equivalent_mutants": (_("Tests"), "tests"),
    "tests": (_("Tests"), "tests"),
    "wrong": (_("Wrong solutions"), "wrong"),
    "hints": (_("Hints"), "hints"),
    "predict": (_("Question"), "question"),
    "project": (_("Project"), "project"),
}
_ANY_PART = (_("Exercise"), "about")
_TEXTS = {"fr.md": _("Text in French"), "en.md": _("Text in English")}
_FRONT = {"title": _("title"), "goal": _("what is to be done")}
_IN = {"fr": _("in French"), "en": _("in English")}


def told(problem: Problem, draft: ExerciseDraft, skills: Mapping[str, str]) -> Told:
    """The problem in the author's words.

    Args:
        problem: From the checks.
        draft: The exercise, to count its tests and wrong solutions as the page does.
        skills: Titles by id.
    """
    place, anchor = _place(problem, draft)
    anchor = field_of(problem, draft) or anchor
    language = problem.key.rpartition(".")[2]
    if language in _IN:
        place = f"{place}, {_IN[language]}"

    def called(named: Named) -> str:
        if named.kind == "skill":
            return skills.get(named.id, named.id)
        return test_name(draft.tests, named.id)

    return Told(place, anchor, say(problem.message, called), problem.severity is Severity.ERROR)


PARTS_IN_ORDER = [
    "texts",
    "question",
    "programs",
    "blocks",
    "tests",
    "wrong",
    "project",
    "hints",
    "pictures",
    "skills",
    "about",
]
"""The parts of the page, from top to bottom."""


def part_number(problem: Problem, draft: ExerciseDraft) -> int:
    """The number of the part of the page that the problem is about, to list problems in order."""
    part = _place(problem, draft)[1]
    if part.startswith("test-"):
        part = "tests"
    if part not in PARTS_IN_ORDER:
        return len(PARTS_IN_ORDER)
    return PARTS_IN_ORDER.index(part)


def test_name(tests: Sequence[Mapping[str, Any]], test_id: str) -> str:
    """What the page calls a test: its number."""
    ids = [test["id"] for test in tests]
    if test_id not in ids:
        return test_id
    return gettext("Test %(number)s", number=ids.index(test_id) + 1)


def _place(problem: Problem, draft: ExerciseDraft) -> tuple[str, str]:
    """The part of the page that the problem is about: its words, and its anchor."""
    path = problem.path
    if path in _TEXTS:
        return _text(problem), "texts"
    if path.startswith("wrong/"):
        return _wrong(path, draft), "wrong"
    if path.startswith("images/"):
        return gettext("Pictures"), "pictures"
    if path.startswith("solution") and path.endswith(".py"):
        return gettext("Solution"), "programs"
    if path.endswith(".py"):
        return gettext("Program at the start"), "programs"

    return _place_of_key(problem.key, draft)


def _text(problem: Problem) -> str:
    text = str(_TEXTS[problem.path])
    return f"{text}, {_FRONT[problem.key]}" if problem.key in _FRONT else text


def _place_of_key(key: str, draft: ExerciseDraft) -> tuple[str, str]:
    """The part of the page that a key of ``exercise.yaml`` is edited in."""
    match key.split("."):
        case ["tests", which, *_] if which:
            return _test(which, draft)
        case ["wrong", which, *_] if which.isdecimal() and int(which) < len(draft.wrong):
            return _wrong(draft.wrong[int(which)]["file"], draft), "wrong"
        case ["hints", which, *_] if which.isdecimal():
            return gettext("Hint %(number)s", number=int(which) + 1), "hints"
        case [first, *_]:
            words, anchor = _PARTS.get(first, _ANY_PART)

    return _within(key, draft) or str(words), anchor


def _within(key: str, draft: ExerciseDraft) -> str:
    """The number of what stands more than once in its part; empty for all else."""
    match key.split("."):
        case ["project", "milestones", test_id, *_]:
            return gettext("Milestone, %(test)s", test=test_name(draft.tests, test_id))
        case ["project", "checklist", which, *_]:
            return _checklist_item(which, draft)
        case ["predict", "choices", which, *_] if which.isdecimal():
            return gettext("Wrong answer %(number)s", number=int(which) + 1)

    return ""


def _checklist_item(which: str, draft: ExerciseDraft) -> str:
    items = checklist_of(draft)
    ids = [str(item["id"]) for item in items]
    item_id = id_of(items, which)
    if item_id not in ids:
        return ""
    return gettext("Point %(number)s", number=ids.index(item_id) + 1)


def _test(which: str, draft: ExerciseDraft) -> tuple[str, str]:
    test_id = id_of(draft.tests, which)
    return test_name(draft.tests, test_id), f"test-{test_id}"


def _wrong(file: str, draft: ExerciseDraft) -> str:
    files = [each["file"] for each in draft.wrong]
    if file not in files:
        return file
    return gettext("Wrong solution %(number)s", number=files.index(file) + 1)
