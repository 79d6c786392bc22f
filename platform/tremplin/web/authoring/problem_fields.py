"""From a problem of an exercise to the field of the author's page that it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.format.problems import Problem
from tremplin.domain.exercise import LANGUAGES

_STATEMENTS = tuple(f"{code}.md" for code in LANGUAGES)
_KEYS = (
    (re.compile(r"tests\.(?P<test>[^.]+)\.on_fail"), "test.{}.on_fail"),
    (re.compile(r"wrong\.(?P<wrong>\d+)\.says"), "wrong.{}.says"),
    (re.compile(r"hints\.(\d+)"), "hint.{}"),
    (re.compile(r"predict\.(on_fail)"), "answer.{}"),
    (re.compile(r"predict\.choices\.(\d+)\.says"), "choice.{}.says"),
    (re.compile(r"project\.milestones\.([^.]+)"), "milestone.{}"),
    (re.compile(r"project\.checklist\.(?P<check>[^.]+)(?:\.text)?"), "check.{}"),
    (re.compile(r"images\.(.+)"), "alt.{}"),
)
"""Keys of ``exercise.yaml`` that hold a sentence, with the ids of its fields up to the language."""


def field_of(problem: Problem, draft: ExerciseDraft) -> str:
    """The id of the field; empty where the problem is about several fields, or about none."""
    if problem.path in _STATEMENTS:
        return _field_of_statement(problem)
    if problem.path.endswith(".py"):
        return f"program-{problem.path}" if problem.path in draft.files else ""

    key, _, code = problem.key.rpartition(".")
    if code not in LANGUAGES:
        return ""
    for pattern, name in _KEYS:
        found = pattern.fullmatch(key)
        if found:
            return f"{name.format(_named(found, draft))}-{code}"

    return ""


def _field_of_statement(problem: Problem) -> str:
    code = problem.path.removesuffix(".md")
    # A problem of the text as a whole is mended in its body, one of the steps at the first of them.
    part = problem.key or ("step.0" if problem.rule == "steps" else "body")
    return f"{part}-{code}" if part in ("title", "goal", "step.0", "body") else ""


def checklist_of(draft: ExerciseDraft) -> Sequence[Mapping[str, Any]]:
    """What an adult ticks of a project; other kinds of exercises have no such list."""
    return (draft.meta.get("project") or {}).get("checklist") or ()


def id_of(items: Sequence[Mapping[str, Any]], which: str, key: str = "id") -> str:
    """The id of the item that ``which`` names by its place or by its id."""
    if not which.isdecimal() or int(which) >= len(items):
        return which
    return str(items[int(which)][key])


def _named(found: re.Match[str], draft: ExerciseDraft) -> str:
    match found.lastgroup:
        case "test":
            return id_of(draft.tests, found[1])
        case "wrong":
            return id_of(draft.wrong, found[1], "file")
        case "check":
            return id_of(checklist_of(draft), found[1])
    return found[1]
