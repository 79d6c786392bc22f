"""Which field of its author's page a problem of an exercise is about, by the id that the page gives it."""

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
"""Keys of ``exercise.yaml`` that hold a sentence, and what its fields are called, the language apart."""


def field_of(problem: Problem, draft: ExerciseDraft) -> str:
    """The id of the field; empty where the problem is about more than one, or has none."""
    if problem.path in _STATEMENTS:
        code = problem.path.removesuffix(".md")
        part = problem.key or ("step.0" if problem.rule == "steps" else "body")
        return f"{part}-{code}" if part in ("title", "goal", "step.0", "body") else ""
    if problem.path.endswith(".py"):
        return f"program-{problem.path}" if problem.path in draft.files else ""
    key, _, code = problem.key.rpartition(".")
    matches = ((pattern.fullmatch(key), name) for pattern, name in _KEYS if code in LANGUAGES)
    return next(
        (f"{name.format(_named(found, draft))}-{code}" for found, name in matches if found), ""
    )


def checklist_of(draft: ExerciseDraft) -> Sequence[Mapping[str, Any]]:
    """What an adult ticks of a project; nothing for other kinds."""
    return (draft.meta.get("project") or {}).get("checklist") or ()


def id_of(items: Sequence[Mapping[str, Any]], which: str, key: str = "id") -> str:
    """The id of an item that is named by its place or by its id."""
    return str(items[int(which)][key]) if which.isdecimal() and int(which) < len(items) else which


def _named(found: re.Match[str], draft: ExerciseDraft) -> str:
    match found.lastgroup:
        case "test":
            return id_of(draft.tests, found[1])
        case "wrong":
            return id_of(draft.wrong, found[1], "file")
        case "check":
            return id_of(checklist_of(draft), found[1])
    return found[1]
