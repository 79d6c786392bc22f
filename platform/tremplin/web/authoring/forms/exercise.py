"""The form of an exercise in the making: the whole page comes at once, with the button pressed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import MultiDict

from tremplin.content.authoring import exercise_draft_changes as changes_to_draft
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
USUAL_SECONDS = 3
LINES = range(1, 21)
BLOCKS = range(1, 101)
GOALS = ("reach", "collected", "painted", "paints")
FOLDED = ("case", "accents")

Form = MultiDict[str, str]
Test = dict[str, Any]


class CutFormError(Exception):
    """The page did not arrive whole: nobody can tell what was not ticked from what was cut off."""


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

    draft = draft.with_meta(**_common_parts(form, before))
    draft = draft.with_meta(**_kind_parts(form, draft))
    return pressed(draft, form)


def _common_parts(form: Form, before: ExerciseDraft) -> dict[str, Any]:
    """The parts that every kind of exercise has."""
    images = {name: _pair(form, f"alt.{name}") for name in form.getlist("image")}
    limits = {"seconds": _number(form, "seconds", USUAL_SECONDS, SECONDS)}
    compare = {each: _folded(form, each) for each in FOLDED}

    return {
        "skills": list(dict.fromkeys(form.getlist("skills"))),
        "prerequisites": list(dict.fromkeys(form.getlist("prerequisites"))),
        "difficulty": _number(form, "difficulty", 1, range(1, 6)),
        "minutes": _number(form, "minutes", 10, MINUTES),
        "ages": _ages(form),
        "hints": [_pair(form, f"hint.{i}") for i in range(_count(form, "hints"))],
        "families": _families(form, before) or None,
        "images": images or None,
        "limits": _beside(before, "limits", limits, {"seconds": USUAL_SECONDS}),
        "compare": _beside(before, "compare", compare, dict.fromkeys(FOLDED, "exact")),
    }


def _families(form: Form, before: ExerciseDraft) -> dict[str, str]:
    """The title in languages that only families read; what the page does not ask for stays."""
    titles = dict(before.meta.get("families") or {})
    for code in FAMILY_LANGUAGES:
        if f"title.{code}" in form:
            titles[code] = _line(form, f"title.{code}", "title")
    return {code: title for code, title in titles.items() if title}


def _statement(form: Form, code: str) -> StatementDraft:
    steps = [_line(form, f"step.{i}.{code}", "step") for i in range(MAX_STEPS)]
    return StatementDraft(
        _line(form, f"title.{code}", "title"),
        _line(form, f"goal.{code}", "goal"),
        tuple(steps),
        _unix(form.get(f"body.{code}", ""))[: LONGEST["body"]].strip(),
    )


def _kind_parts(form: Form, draft: ExerciseDraft) -> dict[str, Any]:
    """The parts that only some kinds have."""
    meta = draft.meta
    changes: dict[str, Any] = {}
    if "tests" in meta:
        changes["tests"] = list(_tests(form, draft))
        changes["wrong"] = list(_wrong_solutions(form, draft))
    if meta.get("predict"):
        changes["predict"] = _question(form, meta["predict"])
    if meta.get("blocks"):
        changes["blocks"] = _blocks(form, meta["blocks"])
    if meta.get("parsons"):
        changes["parsons"] = _parsons(form)
    # Lines cannot be counted where a program is built of blocks.
    if meta.get("kind") == "debug" and not meta.get("blocks"):
        changes["debug"] = _debug(form)
    if "equivalent_mutants" in form:
        changes["equivalent_mutants"] = _equivalent_mutants(form)
    if meta.get("project"):
        changes["project"] = _project(form, meta["project"], changes["tests"])

    return changes


def _tests(form: Form, draft: ExerciseDraft) -> Iterator[Test]:
    there = {test["id"]: test for test in draft.tests}
    for test_id in form.getlist("test"):
        if test_id in there:
            yield _test(form, there[test_id])


def _wrong_solutions(form: Form, draft: ExerciseDraft) -> Iterator[dict[str, Any]]:
    there = {wrong["file"]: wrong for wrong in draft.wrong}
    for file in form.getlist("wrong"):
        if file in there:
            yield _wrong(form, there[file])


def _parsons(form: Form) -> dict[str, Any]:
    indent = "2d" if form.get("indent") == "2d" else "1d"
    return {"indent": indent, "distractors": _filled_lines(form.get("distractors", ""))}


def _debug(form: Form) -> dict[str, Any] | None:
    most = _number(form, "max_changed_lines", 0, LINES)
    return {"max_changed_lines": most} if most else None


def _equivalent_mutants(form: Form) -> list[str] | None:
    # Authors paste what the proof names, and it names a mutant in back-quotes.
    pasted = _unix(form["equivalent_mutants"])[: LONGEST["answer"]].replace("`", "")
    return _filled_lines(pasted) or None


def _filled_lines(text: str) -> list[str]:
    stripped = (line.strip() for line in _unix(text).splitlines())
    return list(filter(None, stripped))


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
            if not isinstance(test["expect"], dict):
                changed["expect"] = _lines(form, f"{at}.expect")
        case "call":
            changed = with_calls(changed, _calls(form, at, calls_of(test)))
        case "turtle":
            changed["ignore"] = _ticked(form, f"{at}.ignore", ("colour", "width"))
        case "grid":
            changed["worlds"] = [_world(typed) for typed in form.getlist(f"{at}.world")]
            changed["goal"] = _ticked(form, f"{at}.goal", GOALS)
        case "ast":
            changed.update(_syntax(form, at, test))

    return changed


def _ticked(form: Form, name: str, boxes: Iterable[str]) -> list[str]:
    return [box for box in boxes if f"{name}.{box}" in form]


def _world(typed: str) -> str:
    return _unix(typed).strip("\n") + "\n"


def _calls(form: Form, at: str, before: Sequence[Test]) -> list[Test]:
    """The calls of a test as the page shows them; what it does not ask for stays."""
    functions, args = form.getlist(f"{at}.function"), form.getlist(f"{at}.args")
    expected = form.getlist(f"{at}.expect")

    calls = []
    for call, *typed in zip(before, functions, args, expected, strict=False):
        calls.append({**call, **_call(*typed)})
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
    changed: dict[str, Any] = {}
    for each in ("require", "forbid"):
        changed[each] = form.get(f"{at}.{each}", "").replace(",", " ").split()
    if most or "max_blocks" in test:
        changed["max_blocks"] = most or None
    return changed


def _wrong(form: Form, wrong: Mapping[str, Any]) -> dict[str, Any]:
    at = f"wrong.{wrong['file']}"
    return {**wrong, "fails": form.getlist(f"{at}.fails"), "says": _pair(form, f"{at}.says")}


def _question(form: Form, question: Mapping[str, Any]) -> dict[str, Any]:
    asked = form.get("question", "output")
    if asked not in ("output", "value", "position"):
        asked = "output"

    changed = {
        **question,
        "question": asked,
        "choices": [_choice(form, f"choice.{i}") for i in range(_count(form, "choices"))],
        "on_fail": _pair(form, "answer.on_fail"),
    }
    changed.pop("name", None)
    if asked == "value":
        changed["name"] = form.get("variable", "").strip()
    if "world" in question:
        changed["world"] = _world(form.get("question.world", ""))

    return changed


def _choice(form: Form, at: str) -> dict[str, Any]:
    answer = _unix(form.get(f"{at}.answer", "")).strip()
    return {"answer": answer, "says": _pair(form, f"{at}.says")}


def _blocks(form: Form, blocks: Mapping[str, Any]) -> dict[str, Any]:
    most = _number(form, "max_blocks", 0, BLOCKS)
    names = {name: _pair(form, f"name.{name}") for name in form.getlist("name")}
    changed = {**blocks, "toolbox": form.getlist("toolbox"), "names": names}
    changed.pop("max", None)
    return {**changed, "max": most} if most else changed


def _project(form: Form, project: Mapping[str, Any], tests: Sequence[Test]) -> dict[str, Any]:
    required = [test["id"] for test in tests if test.get("level") != "advice"]
    milestones = {test_id: _pair(form, f"milestone.{test_id}") for test_id in required}

    checklist = []
    for item in project["checklist"]:
        checklist.append({**item, "text": _pair(form, f"check.{item['id']}")})
    return {**project, "milestones": milestones, "checklist": checklist}


def with_program(draft: ExerciseDraft, role: str, source: str) -> ExerciseDraft:
    """The draft with a program that was built in the preview, in one of the roles of its files."""
    program = _unix(source).rstrip("\n") + "\n"
    return changes_to_draft.with_program(draft, role, program.encode())


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
    if not text:
        return ""
    return text.rstrip("\n") + "\n"


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def _number(form: Form, name: str, otherwise: int, allowed: range) -> int:
    typed = form.get(name, "").strip()
    if not typed.isdecimal():
        return otherwise
    return min(max(int(typed), allowed.start), allowed.stop - 1)


def _count(form: Form, name: str) -> int:
    return _number(form, name, 0, range(100))


def _ages(form: Form) -> list[int]:
    youngest = _number(form, "youngest", 7, range(6, 19))
    return [youngest, max(youngest, _number(form, "oldest", youngest, range(6, 19)))]


def _beside(
    before: ExerciseDraft, key: str, chosen: dict[str, Any], usual: dict[str, Any]
) -> dict[str, Any] | None:
    """A section with what was chosen; None where it would only say what is usual."""
    there = before.meta.get(key) or {}
    if not there and chosen == usual:
        return None
    return {**there, **chosen}


def _folded(form: Form, what: str) -> str:
    return "ignore" if f"compare.{what}" in form else "exact"
