"""Where on the page of its author a problem of an exercise is mended, in words and as a place to go to."""

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
        return (
            skills.get(named.id, named.id)
            if named.kind == "skill"
            else test_name(draft.tests, named.id)
        )

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
    """Where its part stands on the page, to list problems as one comes to them."""
    part = _place(problem, draft)[1]
    part = "tests" if part.startswith("test-") else part
    return PARTS_IN_ORDER.index(part) if part in PARTS_IN_ORDER else len(PARTS_IN_ORDER)


def test_name(tests: Sequence[Mapping[str, Any]], test_id: str) -> str:
    """What the page calls a test: its number."""
    ids = [test["id"] for test in tests]
    return gettext("Test %(number)s", number=ids.index(test_id) + 1) if test_id in ids else test_id


def _place(problem: Problem, draft: ExerciseDraft) -> tuple[str, str]:
    if problem.path in ("fr.md", "en.md"):
        text = gettext("Text in French") if problem.path == "fr.md" else gettext("Text in English")
        return (f"{text}, {_FRONT[problem.key]}" if problem.key in _FRONT else text), "texts"

    if problem.path.startswith("wrong/"):
        return _wrong(problem.path, draft), "wrong"
    if problem.path.endswith(".py"):
        return (
            gettext("Solution")
            if problem.path.startswith("solution")
            else gettext("Program at the start")
        ), "programs"

    if problem.path.startswith("images/"):
        return gettext("Pictures"), "pictures"

    first, _dot, rest = problem.key.partition(".")
    second = rest.partition(".")[0]
    if first == "tests" and second:
        return _test(second, draft)
    if first == "wrong" and second.isdecimal() and int(second) < len(draft.wrong):
        return _wrong(draft.wrong[int(second)]["file"], draft), "wrong"
    if first == "hints" and second.isdecimal():
        return gettext("Hint %(number)s", number=int(second) + 1), "hints"

    words, anchor = _PARTS.get(first, (gettext("Exercise"), "about"))
    return _within(problem.key, draft) or str(words), anchor


def _within(key: str, draft: ExerciseDraft) -> str:
    """What stands more than once in its part, by its number."""
    match key.split("."):
        case ["project", "milestones", test_id, *_]:
            return gettext("Milestone, %(test)s", test=test_name(draft.tests, test_id))
        case ["project", "checklist", which, *_]:
            ids = [str(item["id"]) for item in checklist_of(draft)]
            item_id = id_of(checklist_of(draft), which)
            return (
                gettext("Point %(number)s", number=ids.index(item_id) + 1) if item_id in ids else ""
            )
        case ["predict", "choices", which, *_] if which.isdecimal():
            return gettext("Wrong answer %(number)s", number=int(which) + 1)

    return ""


def _test(which: str, draft: ExerciseDraft) -> tuple[str, str]:
    tests = draft.tests
    if which.isdecimal() and int(which) < len(tests):
        which = tests[int(which)]["id"]
    return test_name(tests, which), f"test-{which}"


def _wrong(file: str, draft: ExerciseDraft) -> str:
    files = [each["file"] for each in draft.wrong]
    number = files.index(file) + 1 if file in files else 0
    return gettext("Wrong solution %(number)s", number=number) if number else file
