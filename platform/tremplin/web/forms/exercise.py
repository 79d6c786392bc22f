"""An exercise in the making, as the page of its author sends it: everything at once, and the button pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import MultiDict

from tremplin.content.blanks import WORLD
from tremplin.content.expectations import plain_value
from tremplin.content.plan import moved
from tremplin.content.sketch import Sketch, StatementSketch
from tremplin.content.statement import MAX_STEPS
from tremplin.domain.exercise import FAMILY_LANGUAGES, LANGUAGES

LONGEST = {"title": 60, "goal": 160, "step": 200, "body": 6000, "sentence": 400, "program": 20_000, "answer": 2000}
"""Characters of each text, in each language."""
MINUTES = range(5, 61)
SECONDS = range(1, 31)
LINES = range(1, 21)
BLOCKS = range(1, 101)
MAX_HINTS = 4
GOALS = ("reach", "collected", "painted")
FOLDED = ("case", "accents")
_NOTHING_SAID = {"fr": "", "en": ""}

Form = MultiDict[str, str]
Test = dict[str, Any]


class CutFormError(Exception):
    """The page did not arrive whole: its last field is missing, and what is not ticked cannot be told from it."""


def sketch_from(form: Form, before: Sketch) -> Sketch:
    """The exercise that the page shows, with the button applied that was pressed.

    Raises:
        CutFormError: The page was cut on the way.
    """
    if "end" not in form:
        raise CutFormError
    sketch = replace(before, statements={code: _statement(form, code) for code in LANGUAGES})
    for name in form.getlist("program"):
        if name in before.files:
            text = form.get(f"program.{name}", "")[: LONGEST["program"]]
            sketch = sketch.with_file(name, _unix(text).encode())
    sketch = sketch.with_meta(
        skills=list(dict.fromkeys(form.getlist("skills"))),
        prerequisites=list(dict.fromkeys(form.getlist("prerequisites"))),
        difficulty=_number(form, "difficulty", 1, range(1, 6)),
        minutes=_number(form, "minutes", 10, MINUTES),
        ages=_ages(form),
        hints=[_pair(form, f"hint.{i}") for i in range(_count(form, "hints"))],
        families=_families(form, before) or None,
        images={name: _pair(form, f"alt.{name}") for name in form.getlist("image")} or None,
        limits=_beside(before, "limits", {"seconds": _number(form, "seconds", 3, SECONDS)}, {"seconds": 3}),
        compare=_beside(
            before, "compare", {each: _folded(form, each) for each in FOLDED}, dict.fromkeys(FOLDED, "exact")
        ),
    )
    return _pressed(_kind_parts(form, sketch), form.get("do", ""), form)


def _families(form: Form, before: Sketch) -> dict[str, str]:
    """The title in languages that only families read; what the page does not ask for stays."""
    there = before.meta.get("families") or {}
    asked = [code for code in FAMILY_LANGUAGES if f"title.{code}" in form]
    told = {**there, **{code: _line(form, f"title.{code}", "title") for code in asked}}
    return {code: title for code, title in told.items() if title}


def _statement(form: Form, code: str) -> StatementSketch:
    steps = [_line(form, f"step.{i}.{code}", "step") for i in range(MAX_STEPS)]
    return StatementSketch(
        _line(form, f"title.{code}", "title"),
        _line(form, f"goal.{code}", "goal"),
        tuple(steps),
        _unix(form.get(f"body.{code}", ""))[: LONGEST["body"]].strip(),
    )


def _kind_parts(form: Form, sketch: Sketch) -> Sketch:
    """The parts that only some kinds have."""
    meta = sketch.meta
    changes: dict[str, Any] = {}
    if "tests" in meta:
        there = {test["id"]: test for test in sketch.tests}
        changes["tests"] = [_test(form, there[test_id]) for test_id in form.getlist("test") if test_id in there]
        wrong = {each["file"]: each for each in sketch.wrong}
        changes["wrong"] = [_wrong(form, wrong[file]) for file in form.getlist("wrong") if file in wrong]
    if meta.get("predict"):
        changes["predict"] = _question(form, meta["predict"])
    if meta.get("blocks"):
        changes["blocks"] = _blocks(form, meta["blocks"])
    if meta.get("parsons"):
        lines = _unix(form.get("distractors", "")).splitlines()
        indent = "2d" if form.get("indent") == "2d" else "1d"
        changes["parsons"] = {"indent": indent, "distractors": [line.strip() for line in lines if line.strip()]}
    if meta.get("kind") == "debug" and not meta.get("blocks"):
        most = _number(form, "max_changed_lines", 0, LINES)
        changes["debug"] = {"max_changed_lines": most} if most else None
    if "equivalent_mutants" in form:
        slips = _unix(form["equivalent_mutants"])[: LONGEST["answer"]].replace("`", "").splitlines()
        changes["equivalent_mutants"] = [slip.strip() for slip in slips if slip.strip()] or None
    if meta.get("project"):
        changes["project"] = _project(form, meta["project"], changes["tests"])
    return sketch.with_meta(**changes)


def _test(form: Form, test: Test) -> Test:
    at = f"test.{test['id']}"
    changed: Test = {**test, "visible": f"{at}.visible" in form, "on_fail": _pair(form, f"{at}.on_fail")}
    changed.pop("level", None)
    if f"{at}.advice" in form:
        changed["level"] = "advice"
    match test["kind"]:
        case "stdout":
            changed["stdin"] = _lines(form, f"{at}.stdin")
            # A pattern is written in the file; the page shows it and leaves it.
            changed["expect"] = test["expect"] if isinstance(test["expect"], dict) else _lines(form, f"{at}.expect")
        case "call":
            changed.update(_call(form, at))
        case "turtle":
            changed["ignore"] = [each for each in ("colour", "width") if f"{at}.ignore.{each}" in form]
        case "grid":
            worlds = [_unix(world).strip("\n") + "\n" for world in form.getlist(f"{at}.world")]
            changed.update(worlds=worlds, goal=[each for each in GOALS if f"{at}.goal.{each}" in form])
        case "ast":
            changed.update(_syntax(form, at, test))
    return changed


def _call(form: Form, at: str) -> Test:
    args = plain_value(f"[{form.get(f'{at}.args', '')[: LONGEST['answer']]}]")
    return {
        "function": form.get(f"{at}.function", "").strip(),
        # Words without quotes are one text.
        "args": args if isinstance(args, list) else [args[1:-1]],
        "expect": plain_value(form.get(f"{at}.expect", "")[: LONGEST["answer"]]),
    }


def _syntax(form: Form, at: str, test: Test) -> Test:
    most = _number(form, f"{at}.max_blocks", 0, BLOCKS)
    changed = {each: form.get(f"{at}.{each}", "").replace(",", " ").split() for each in ("require", "forbid")}
    return {**changed, "max_blocks": most or None} if most or "max_blocks" in test else dict(changed)


def _wrong(form: Form, wrong: Mapping[str, Any]) -> dict[str, Any]:
    at = f"wrong.{wrong['file']}"
    return {**wrong, "fails": form.getlist(f"{at}.fails"), "says": _pair(form, f"{at}.says")}


def _question(form: Form, question: Mapping[str, Any]) -> dict[str, Any]:
    asked = form.get("question", "output")
    changed = {
        **question,
        "question": asked if asked in ("output", "value", "position") else "output",
        "choices": [
            {"answer": _unix(form.get(f"choice.{i}.answer", "")).strip(), "says": _pair(form, f"choice.{i}.says")}
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
        "checklist": [{**item, "text": _pair(form, f"check.{item['id']}")} for item in project["checklist"]],
    }


def _pressed(sketch: Sketch, pressed: str, form: Form) -> Sketch:
    """``pressed`` is the button's value: an action, and what it is about."""
    action, _, about = pressed.partition(":")
    changes: dict[str, Callable[[], Sketch]] = {
        "add-hint": lambda: sketch.with_meta(hints=[*sketch.meta["hints"], _said()][:MAX_HINTS]),
        "drop-hint": lambda: sketch.with_meta(hints=_without(sketch.meta["hints"], about)),
        "hint-up": lambda: sketch.with_meta(hints=_earlier(sketch.meta["hints"], about)),
        "add-test": lambda: _with_test(sketch, form.get("new-test", "")),
        "drop-test": lambda: _without_test(sketch, about),
        "test-up": lambda: sketch.with_meta(tests=_moved_test(sketch.tests, about, -1)),
        "test-down": lambda: sketch.with_meta(tests=_moved_test(sketch.tests, about, 1)),
        "add-world": lambda: _with_worlds(sketch, about, lambda worlds: [*worlds, (worlds or [WORLD])[-1]]),
        "drop-world": lambda: _with_worlds(sketch, about, lambda worlds: worlds[:-1] or worlds),
        "add-wrong": lambda: _with_wrong(sketch),
        "drop-wrong": lambda: sketch.with_file(about, None).with_meta(
            wrong=[each for each in sketch.wrong if each["file"] != about]
        ),
        "add-solution": lambda: sketch.with_file(
            _numbered(sketch, "solution-{}.py"), sketch.files.get("solution.py", b"")
        ),
        "drop-file": lambda: _without_file(sketch, about),
        "add-choice": lambda: _with_choices(sketch, [*_choices(sketch), {"answer": "", "says": _said()}]),
        "drop-choice": lambda: _with_choices(sketch, _without(_choices(sketch), about)),
        "add-check": lambda: _with_check(sketch),
        "drop-check": lambda: _with_checklist(sketch, [each for each in _checklist(sketch) if each["id"] != about]),
        "include": lambda: _with_include(sketch, about),
        "put-skills": lambda: _with_skill(sketch, "skills", form.get("pick.skills", "")),
        "put-prerequisites": lambda: _with_skill(sketch, "prerequisites", form.get("pick.prerequisites", "")),
        "drop-skills": lambda: _without_skill(sketch, "skills", about),
        "drop-prerequisites": lambda: _without_skill(sketch, "prerequisites", about),
    }
    return changes[action]() if action in changes else sketch


def _with_test(sketch: Sketch, kind: str) -> Sketch:
    """One more test: as the last one of its kind, for the next case mostly differs in a value or two."""
    numbers = [int(number) for test in sketch.tests if (number := test["id"].removeprefix("test-")).isdecimal()]
    alike = next((test for test in reversed(sketch.tests) if test["kind"] == kind), None)
    fresh: dict[str, Test] = {
        "stdout": {"stdin": "", "expect": ""},
        "call": {"function": "", "args": [], "expect": None},
        "turtle": {},
        "grid": {"goal": ["reach"], "worlds": []},
        "ast": {"require": [], "forbid": []},
    }
    if kind not in fresh:
        return sketch
    test = {**(alike or {"kind": kind, **fresh[kind], "visible": True}), "on_fail": _said()}
    test["id"] = f"test-{max(numbers, default=0) + 1}"
    return sketch.with_meta(tests=[*sketch.tests, test])


def _without_test(sketch: Sketch, test_id: str) -> Sketch:
    wrong = [{**each, "fails": [name for name in each["fails"] if name != test_id]} for each in sketch.wrong]
    return sketch.with_meta(tests=[test for test in sketch.tests if test["id"] != test_id], wrong=wrong)


def _moved_test(tests: list[Test], test_id: str, by: int) -> list[Test]:
    place = next((i for i, test in enumerate(tests) if test["id"] == test_id), None)
    return tests if place is None else list(moved(tests, place, by))


def _with_worlds(sketch: Sketch, test_id: str, change: Callable[[list[str]], list[str]]) -> Sketch:
    return sketch.with_meta(
        tests=[
            {**test, "worlds": change(list(test["worlds"]))[:10]}
            if test["id"] == test_id and "worlds" in test
            else test
            for test in sketch.tests
        ]
    )


def _with_wrong(sketch: Sketch, source: bytes | None = None) -> Sketch:
    file = _numbered(sketch, "wrong/wrong-{}.py")
    tests = sketch.tests
    fails = [tests[0]["id"]] if tests else []
    program = sketch.files.get(sketch.given, b"") if source is None else source
    added = {"file": file, "fails": fails, "says": _said()}
    return sketch.with_file(file, program).with_meta(wrong=[*sketch.wrong, added])


def with_program(sketch: Sketch, role: str, source: str) -> Sketch:
    """The sketch with a program that was built in the preview.

    Args:
        sketch: What is there.
        role: ``starter`` (or the program to read), ``solution``, ``other-solution`` or ``wrong``.
        source: The program.
    """
    data = (_unix(source).rstrip("\n") + "\n").encode()
    if role == "wrong":
        return _with_wrong(sketch, data)
    names = {"starter": sketch.given, "solution": "solution.py", "other-solution": _numbered(sketch, "solution-{}.py")}
    return sketch.with_file(names[role], data) if role in names else sketch


def _without_file(sketch: Sketch, name: str) -> Sketch:
    if name.startswith("images/"):
        images = {each: alt for each, alt in (sketch.meta.get("images") or {}).items() if f"images/{each}" != name}
        return sketch.with_file(name, None).with_meta(images=images or None)
    return sketch.with_file(name, None) if name.startswith("solution-") else sketch


def _numbered(sketch: Sketch, pattern: str) -> str:
    return next(name for number in range(1, 1000) if (name := pattern.format(number)) not in sketch.files)


def _choices(sketch: Sketch) -> list[dict[str, Any]]:
    return list((sketch.meta.get("predict") or {}).get("choices") or [])


def _with_choices(sketch: Sketch, choices: list[dict[str, Any]]) -> Sketch:
    return (
        sketch.with_meta(predict={**sketch.meta["predict"], "choices": choices}) if "predict" in sketch.meta else sketch
    )


def _checklist(sketch: Sketch) -> list[dict[str, Any]]:
    return list((sketch.meta.get("project") or {}).get("checklist") or [])


def _with_check(sketch: Sketch) -> Sketch:
    taken = {item["id"] for item in _checklist(sketch)}
    item_id = next(name for number in range(1, 1000) if (name := f"item-{number}") not in taken)
    return _with_checklist(sketch, [*_checklist(sketch), {"id": item_id, "text": _said()}])


def _with_checklist(sketch: Sketch, items: list[dict[str, Any]]) -> Sketch:
    return (
        sketch.with_meta(project={**sketch.meta["project"], "checklist": items}) if "project" in sketch.meta else sketch
    )


def _with_include(sketch: Sketch, about: str) -> Sketch:
    """The sketch with an example or a picture shown in the text of both languages; ``about`` as ``example:test-1``."""
    word, _, name = about.partition(":")
    there = {"example": [test["id"] for test in sketch.tests], "image": [*(sketch.meta.get("images") or {})]}
    if name not in there.get(word, ()):
        return sketch
    include = "{{" + about + "}}"
    statements = {
        code: each if include in each.body else replace(each, body=f"{each.body}\n\n{include}".strip())
        for code, each in sketch.statements.items()
    }
    return replace(sketch, statements=statements)


def _with_skill(sketch: Sketch, key: str, skill: str) -> Sketch:
    skills = list(sketch.meta.get(key) or [])
    return sketch.with_meta(**{key: [*skills, skill]}) if skill and skill not in skills else sketch


def _without_skill(sketch: Sketch, key: str, skill: str) -> Sketch:
    return sketch.with_meta(**{key: [each for each in sketch.meta.get(key) or [] if each != skill]})


def _without(items: Sequence[Any], place: str) -> list[Any]:
    return [item for i, item in enumerate(items) if str(i) != place]


def _earlier(items: Sequence[Any], place: str) -> list[Any]:
    return list(moved(items, int(place), -1)) if place in map(str, range(len(items))) else list(items)


def _said() -> dict[str, str]:
    return dict(_NOTHING_SAID)


def _pair(form: Form, name: str) -> dict[str, str]:
    return {code: _unix(form.get(f"{name}.{code}", ""))[: LONGEST["sentence"]].strip() for code in LANGUAGES}


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


def _beside(before: Sketch, key: str, chosen: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any] | None:
    """A section with what was chosen; None where it would only say what is usual."""
    there = before.meta.get(key)
    return {**(there or {}), **chosen} if there or chosen != usual else None


def _folded(form: Form, what: str) -> str:
    return "ignore" if f"compare.{what}" in form else "exact"
