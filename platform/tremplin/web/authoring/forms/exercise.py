"""An exercise in the making, as the page of its author sends it: everything at once, and the button pressed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import MultiDict

from tremplin.content.authoring import exercise_draft_changes as sketch_changes
from tremplin.content.authoring.exercise_draft import (
    ExerciseDraft,
    StatementDraft,
    calls_of,
    with_calls,
)
from tremplin.content.authoring.expectations import plain_value
from tremplin.content.format.statement import MAX_STEPS
from tremplin.domain.exercise import FAMILY_LANGUAGES, LANGUAGES
from tremplin.web.authoring.forms.exercise_buttons import pressed

LONGEST = {
    "title": 60,
    "goal": 160,
    "step": 200,
    "body": 6000,
    "sentence": 400,
    "program": 20_000,
    "answer": 2000,
}
"""Characters of each text, in each language."""
MINUTES = range(5, 61)
SECONDS = range(1, 31)
LINES = range(1, 21)
BLOCKS = range(1, 101)
GOALS = ("reach", "collected", "painted", "paints")
FOLDED = ("case", "accents")

Form = MultiDict[str, str]
Test = dict[str, Any]


class CutFormError(Exception):
    """The page did not arrive whole: its last field is missing, and what is not ticked cannot be told from it."""


def exercise_draft_from(form: Form, before: ExerciseDraft) -> ExerciseDraft:
    """The exercise that the page shows, with the button applied that was pressed.

    Raises:
        CutFormError: The page was cut on the way.
    """
    if "end" not in form:
        raise CutFormError

    draft = replace(before, statements={code: _statement(form, code) for code in LANGUAGES})
    for name in form.getlist("program"):
        if name in before.files:
            text = form.get(f"program.{name}", "")[: LONGEST["program"]]
            draft = draft.with_file(name, _unix(text).encode())

    draft = draft.with_meta(
        skills=list(dict.fromkeys(form.getlist("skills"))),
        prerequisites=list(dict.fromkeys(form.getlist("prerequisites"))),
        difficulty=_number(form, "difficulty", 1, range(1, 6)),
        minutes=_number(form, "minutes", 10, MINUTES),
        ages=_ages(form),
        hints=[_pair(form, f"hint.{i}") for i in range(_count(form, "hints"))],
        families=_families(form, before) or None,
        images={name: _pair(form, f"alt.{name}") for name in form.getlist("image")} or None,
        limits=_beside(
            before, "limits", {"seconds": _number(form, "seconds", 3, SECONDS)}, {"seconds": 3}
        ),
        compare=_beside(
            before,
            "compare",
            {each: _folded(form, each) for each in FOLDED},
            dict.fromkeys(FOLDED, "exact"),
        ),
    )
    return pressed(_kind_parts(form, draft), form)


def _families(form: Form, before: ExerciseDraft) -> dict[str, str]:
    """The title in languages that only families read; what the page does not ask for stays."""
    there = before.meta.get("families") or {}
    asked = [code for code in FAMILY_LANGUAGES if f"title.{code}" in form]
    told = {**there, **{code: _line(form, f"title.{code}", "title") for code in asked}}
    return {code: title for code, title in told.items() if title}


def _statement(form: Form, code: str) -> StatementDraft:
    steps = [_line(form, f"step.{i}.{code}", "step") for i in range(MAX_STEPS)]
    return StatementDraft(
        _line(form, f"title.{code}", "title"),
        _line(form, f"goal.{code}", "goal"),
        tuple(steps),
        _unix(form.get(f"body.{code}", ""))[: LONGEST["body"]].strip(),
    )


def _kind_parts(form: Form, draft: ExerciseDraft) -> ExerciseDraft:
    """The parts that only some kinds have."""
    meta = draft.meta
    changes: dict[str, Any] = {}
    if "tests" in meta:
        there = {test["id"]: test for test in draft.tests}
        changes["tests"] = [
            _test(form, there[test_id]) for test_id in form.getlist("test") if test_id in there
        ]
        wrong = {each["file"]: each for each in draft.wrong}
        changes["wrong"] = [
            _wrong(form, wrong[file]) for file in form.getlist("wrong") if file in wrong
        ]

    if meta.get("predict"):
        changes["predict"] = _question(form, meta["predict"])

    if meta.get("blocks"):
        changes["blocks"] = _blocks(form, meta["blocks"])

    if meta.get("parsons"):
        lines = _unix(form.get("distractors", "")).splitlines()
        indent = "2d" if form.get("indent") == "2d" else "1d"
        changes["parsons"] = {
            "indent": indent,
            "distractors": [line.strip() for line in lines if line.strip()],
        }

    if meta.get("kind") == "debug" and not meta.get("blocks"):
        most = _number(form, "max_changed_lines", 0, LINES)
        changes["debug"] = {"max_changed_lines": most} if most else None

    if "equivalent_mutants" in form:
        slips = _unix(form["equivalent_mutants"])[: LONGEST["answer"]].replace("`", "").splitlines()
        changes["equivalent_mutants"] = [slip.strip() for slip in slips if slip.strip()] or None

    if meta.get("project"):
        changes["project"] = _project(form, meta["project"], changes["tests"])
    return draft.with_meta(**changes)


def _test(form: Form, test: Test) -> Test:
    at = f"test.{test['id']}"
    changed: Test = {
        **test,
        "visible": f"{at}.visible" in form,
        "on_fail": _pair(form, f"{at}.on_fail"),
    }
    changed.pop("level", None)

    if f"{at}.advice" in form:
        changed["level"] = "advice"

    match test["kind"]:
        case "stdout":
            changed["stdin"] = _lines(form, f"{at}.stdin")
            # A pattern is written in the file; the page shows it and leaves it.
            changed["expect"] = (
                test["expect"] if isinstance(test["expect"], dict) else _lines(form, f"{at}.expect")
            )
        case "call":
            changed = with_calls(changed, _calls(form, at, calls_of(test)))
        case "turtle":
            changed["ignore"] = [
                each for each in ("colour", "width") if f"{at}.ignore.{each}" in form
            ]
        case "grid":
            worlds = [_unix(world).strip("\n") + "\n" for world in form.getlist(f"{at}.world")]
            changed.update(
                worlds=worlds, goal=[each for each in GOALS if f"{at}.goal.{each}" in form]
            )
        case "ast":
            changed.update(_syntax(form, at, test))

    return changed


def _calls(form: Form, at: str, before: Sequence[Test]) -> list[Test]:
    """The calls of a test as the page shows them; what it does not ask for stays."""
    fields = zip(
        *(form.getlist(f"{at}.{field}") for field in ("function", "args", "expect")), strict=False
    )
    calls = [{**call, **_call(*typed)} for call, typed in zip(before, fields, strict=False)]
    return calls or list(before)


def _call(function: str, typed_args: str, expect: str) -> Test:
    args = plain_value(f"[{typed_args[: LONGEST['answer']]}]")
    return {
        "function": function.strip(),
        # Words without quotes are one text.
        "args": args if isinstance(args, list) else [args[1:-1]],
        "expect": plain_value(expect[: LONGEST["answer"]]),
    }


def _syntax(form: Form, at: str, test: Test) -> Test:
    most = _number(form, f"{at}.max_blocks", 0, BLOCKS)
    changed = {
        each: form.get(f"{at}.{each}", "").replace(",", " ").split()
        for each in ("require", "forbid")
    }
    return (
        {**changed, "max_blocks": most or None} if most or "max_blocks" in test else dict(changed)
    )


def _wrong(form: Form, wrong: Mapping[str, Any]) -> dict[str, Any]:
    at = f"wrong.{wrong['file']}"
    return {**wrong, "fails": form.getlist(f"{at}.fails"), "says": _pair(form, f"{at}.says")}


def _question(form: Form, question: Mapping[str, Any]) -> dict[str, Any]:
    asked = form.get("question", "output")
    changed = {
        **question,
        "question": asked if asked in ("output", "value", "position") else "output",
        "choices": [
            {
                "answer": _unix(form.get(f"choice.{i}.answer", "")).strip(),
                "says": _pair(form, f"choice.{i}.says"),
            }
            for i in range(_count(form, "choices"))
        ],
        "on_fail": _pair(form, "answer.on_fail"),
    }
    changed.pop("name", None)

    if changed["question"] == "value":
        changed["name"] = form.get("variable", "").strip()

    if "world" in question:
        changed["world"] = _unix(form.get("question.world", "")).strip("\n") + "\n"
    return changed


def _blocks(form: Form, blocks: Mapping[str, Any]) -> dict[str, Any]:
    most = _number(form, "max_blocks", 0, BLOCKS)
    names = {name: _pair(form, f"name.{name}") for name in form.getlist("name")}
    changed = {**blocks, "toolbox": form.getlist("toolbox"), "names": names}
    changed.pop("max", None)
    return {**changed, "max": most} if most else changed


def _project(form: Form, project: Mapping[str, Any], tests: Sequence[Test]) -> dict[str, Any]:
    required = [test["id"] for test in tests if test.get("level") != "advice"]
    return {
        **project,
        "milestones": {test_id: _pair(form, f"milestone.{test_id}") for test_id in required},
        "checklist": [
            {**item, "text": _pair(form, f"check.{item['id']}")} for item in project["checklist"]
        ],
    }


def with_program(draft: ExerciseDraft, role: str, source: str) -> ExerciseDraft:
    """The draft with a program that was built in the preview, ended by one line break; roles as in ``content``."""
    return sketch_changes.with_program(draft, role, (_unix(source).rstrip("\n") + "\n").encode())


def _pair(form: Form, name: str) -> dict[str, str]:
    return {
        code: _unix(form.get(f"{name}.{code}", ""))[: LONGEST["sentence"]].strip()
        for code in LANGUAGES
    }


def _line(form: Form, name: str, kind: str) -> str:
    return " ".join(form.get(name, "").split())[: LONGEST[kind]]


def _lines(form: Form, name: str) -> str:
    """What is typed or printed, each line ended; nothing stays nothing."""
    text = _unix(form.get(name, ""))[: LONGEST["answer"]]
    return text.rstrip("\n") + "\n" if text else ""


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def _number(form: Form, name: str, otherwise: int, allowed: range) -> int:
    typed = form.get(name, "").strip()
    return min(max(int(typed), allowed.start), allowed.stop - 1) if typed.isdecimal() else otherwise


def _count(form: Form, name: str) -> int:
    return _number(form, name, 0, range(100))


def _ages(form: Form) -> list[int]:
    youngest = _number(form, "youngest", 7, range(6, 19))
    return [youngest, max(youngest, _number(form, "oldest", youngest, range(6, 19)))]


def _beside(
    before: ExerciseDraft, key: str, chosen: dict[str, Any], usual: dict[str, Any]
) -> dict[str, Any] | None:
    """A section with what was chosen; None where it would only say what is usual."""
    there = before.meta.get(key)
    return {**(there or {}), **chosen} if there or chosen != usual else None


def _folded(form: Form, what: str) -> str:
    return "ignore" if f"compare.{what}" in form else "exact"
