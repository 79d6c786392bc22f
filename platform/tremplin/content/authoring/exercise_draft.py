"""An exercise in the making: the folder of its files, complete or not, taken apart for the form that edits it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self

import yaml
from pydantic import TypeAdapter, ValidationError

from tremplin.content.format.block_program import NoBlockError, workspace_of
from tremplin.content.format.files import Files
from tremplin.content.format.loader import EXERCISE_FILE, exercise_from_files
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.statement import split_front
from tremplin.content.format.yaml_file import read_yaml
from tremplin.domain.exercise import LANGUAGES, Text
from tremplin.domain.python_source import parse
from tremplin_sandbox.spec import AnyTest, Call

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_STEP = re.compile(r"^\d+[.)]\s+(.*)$")
CALL_KEYS = tuple(Call.model_fields)
"""What a call is told by."""
_NOT_YET = "…"
"""Stands in a preview for a sentence that nobody has written in any language."""


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement in one language; ``body`` is Markdown without the numbered steps."""

    title: str = ""
    goal: str = ""
    steps: tuple[str, ...] = ()
    body: str = ""

    @classmethod
    def of(cls, source: str) -> Self:
        """The statement in the text of a file; what cannot be read of it stands in the body."""
        found = _FRONT.match(source.replace("\r\n", "\n"))
        if found is None:
            return cls(body=source)
        try:
            front = read_yaml("", found[1])
        except ContentError:
            return cls(body=source)
        steps, body = _split(found[2])
        entries = front if isinstance(front, dict) else {}
        return cls(str(entries.get("title") or ""), str(entries.get("goal") or ""), steps, body)

    def to_file(self) -> bytes:
        """The text of the file."""
        front = yaml.safe_dump(
            {"title": self.title, "goal": self.goal}, allow_unicode=True, sort_keys=False, width=500
        )
        numbered = "\n".join(
            f"{number}. {step}" for number, step in enumerate(filter(None, self.steps), start=1)
        )
        parts = [part for part in (self.body.strip(), numbered) if part]
        return ("---\n" + front + "---\n" + "\n\n".join(parts) + "\n").encode()


@dataclass(frozen=True, slots=True)
class ExerciseDraft:
    """An exercise in the making.

    Attributes:
        meta: What ``exercise.yaml`` holds so far.
        statements: By language.
        files: Everything else by path: programs, pictures, data, test files.
    """

    meta: Mapping[str, Any]
    statements: Mapping[str, StatementDraft] = field(
        default_factory=lambda: dict.fromkeys(LANGUAGES, StatementDraft())
    )
    files: Files = field(default_factory=dict)

    @classmethod
    def of(cls, files: Files) -> Self:
        """The draft that a folder holds.

        Raises:
            ContentError: Its ``exercise.yaml`` is not YAML.
        """
        meta = read_yaml(EXERCISE_FILE, files[EXERCISE_FILE].decode("utf-8-sig"))
        statements = {
            code: StatementDraft.of(files.get(f"{code}.md", b"").decode("utf-8-sig"))
            for code in LANGUAGES
        }
        others = {EXERCISE_FILE, *(f"{code}.md" for code in LANGUAGES)}
        return cls(
            meta, statements, {name: data for name, data in files.items() if name not in others}
        )

    def to_files(self) -> dict[str, bytes]:
        """The folder."""
        document = yaml.dump(
            dict(self.meta), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120
        )
        statements = {
            f"{code}.md": statement.to_file() for code, statement in self.statements.items()
        }
        return {EXERCISE_FILE: document.encode(), **statements, **self.files}

    @property
    def title(self) -> Text:
        """By language; empty where there is none yet."""
        return {code: statement.title for code, statement in self.statements.items()}

    @property
    def tests(self) -> list[dict[str, Any]]:
        """The tests, complete or not."""
        return list(self.meta.get("tests") or [])

    @property
    def wrong(self) -> list[dict[str, Any]]:
        """The wrong solutions, complete or not."""
        return list(self.meta.get("wrong") or [])

    @property
    def given(self) -> str:
        """The file of the program that the child is given."""
        if self.meta.get("predict"):
            return str(self.meta["predict"].get("program", "program.py"))
        return "solution.py" if self.meta.get("parsons") else "starter.py"

    def program(self, name: str) -> str:
        """A program's text; empty where there is none yet."""
        return self.files.get(name, b"").decode("utf-8-sig", errors="replace")

    def with_meta(self, **changes: Any) -> Self:
        """The same with these keys of ``exercise.yaml``; None takes a key out."""
        meta = {**self.meta, **changes}
        return replace(self, meta={key: value for key, value in meta.items() if value is not None})

    def with_file(self, name: str, data: bytes | None) -> Self:
        """The same with this file; None takes it away."""
        files = {**self.files, name: data}
        return replace(
            self, files={each: content for each, content in files.items() if content is not None}
        )

    def settled(self) -> Self:
        """The same with what follows from the rest and nobody should have to type.

        Which functions the tests call and whether the program reads what is typed (``entry``); the
        names that the given blocks made up (``blocks.names``), to be said in both languages.
        """
        calls = [
            call for test in self.tests if test.get("kind") == "call" for call in calls_of(test)
        ]
        called = [call["function"] for call in calls if call.get("function")]
        kept = self.meta.get("entry") or {}
        tree = _parsed(self.program("solution.py"))
        # What a solution that is not Python does nobody can tell: what was known of it stays.
        nodes = () if tree is None else ast.walk(tree)
        known = {*called, *(node.name for node in nodes if isinstance(node, ast.FunctionDef))}
        is_read = self.meta.get("kind") == "predict"
        entry = {
            **kept,
            "functions": list(
                dict.fromkeys(
                    [*(name for name in kept.get("functions", ()) if name in known), *called]
                )
            ),
            "reads_input": not is_read
            and (kept.get("reads_input", False) if tree is None else _reads_input(tree)),
        }
        settled = self.with_meta(entry=entry)
        blocks = self.meta.get("blocks")
        if blocks is None:
            return settled

        said = blocks.get("names") or {}
        names_now = _names_on_blocks(self.program(self.given), str(self.meta.get("engine")))

        return settled.with_meta(
            blocks={
                **blocks,
                "names": {
                    name: said.get(name) or dict.fromkeys(LANGUAGES, "") for name in names_now
                },
            }
        )


def calls_of(test: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The calls of a ``call`` test, complete or not, each with its function; the test itself where it is one."""
    if not test.get("calls"):
        return [{key: test[key] for key in CALL_KEYS if key in test}]
    return [{"function": test.get("function", ""), **call} for call in test["calls"]]


def with_calls(test: Mapping[str, Any], calls: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The ``call`` test with these calls; a single one stands in the test itself."""
    rest = {key: value for key, value in test.items() if key not in (*CALL_KEYS, "calls")}
    return (
        {**rest, **calls[0]}
        if len(calls) == 1
        else {**rest, "calls": [dict(call) for call in calls]}
    )


def previewable(draft: ExerciseDraft) -> Files | None:
    """A folder that can be shown although the draft is not complete; None where too little is there.

    Sentences missing in one language are said in the other, tests that are not complete are left
    out.
    """
    meta = {**_completed(draft), "wrong": [], "equivalent_mutants": []}
    statements = {
        code: _filled(statement, draft.statements) for code, statement in draft.statements.items()
    }
    without_body = {code: replace(statement, body="") for code, statement in statements.items()}
    # A body may name a picture or an example that is not there yet.
    candidates = (
        ExerciseDraft(meta, shown, draft.files).to_files() for shown in (statements, without_body)
    )
    return next((files for files in candidates if _reads(files)), None)


def with_marks(draft: ExerciseDraft) -> Files:
    """The folder with a mark for every sentence that is not written yet, so that the rules can be asked of the rest."""
    meta = _completed(draft)
    first = [test["id"] for test in meta.get("tests") or []][:1]
    meta["wrong"] = [
        {**each, "fails": each.get("fails") or first} for each in meta.get("wrong") or []
    ]
    statements = {
        code: replace(each, title=each.title or _NOT_YET, goal=each.goal or _NOT_YET)
        for code, each in draft.statements.items()
    }
    return ExerciseDraft(meta, statements, draft.files).to_files()


def _completed(draft: ExerciseDraft) -> dict[str, Any]:
    """What ``exercise.yaml`` would hold with every sentence said and nothing unfinished in it."""
    meta: dict[str, Any] = _said(dict(draft.meta))
    meta["hints"] = meta.get("hints") or [dict.fromkeys(LANGUAGES, _NOT_YET)]
    meta["skills"] = meta.get("skills") or ["none"]

    if meta.get("kind") != "predict":
        meta["tests"] = [test for test in meta.get("tests") or [] if _is_whole(test)] or [_NO_TEST]

    if meta.get("project"):
        required = [test["id"] for test in meta["tests"] if test.get("level") != "advice"]
        said = meta["project"].get("milestones") or {}
        milestones = {
            test_id: said.get(test_id) or dict.fromkeys(LANGUAGES, _NOT_YET) for test_id in required
        }
        meta["project"] = {**meta["project"], "milestones": milestones}

    if meta.get("predict") and not meta["predict"].get("choices"):
        choices = [{"answer": _NOT_YET, "says": dict.fromkeys(LANGUAGES, _NOT_YET)}]
        meta["predict"] = {
            **meta["predict"],
            "choices": choices if meta["predict"].get("question") != "output" else [],
        }

    return meta


_NO_TEST = {
    "id": "none",
    "kind": "ast",
    "visible": False,
    "on_fail": {"fr": _NOT_YET, "en": _NOT_YET},
}
_ANY_TEST: TypeAdapter[AnyTest] = TypeAdapter(AnyTest)


def _is_whole(test: Any) -> bool:
    try:
        _ANY_TEST.validate_python(test)
    except ValidationError:
        return False
    return True


def _filled(statement: StatementDraft, all_of_them: Mapping[str, StatementDraft]) -> StatementDraft:
    there = (statement, *all_of_them.values())
    return StatementDraft(
        next((each.title for each in there if each.title), _NOT_YET),
        next((each.goal for each in there if each.goal), _NOT_YET),
        next((steps for each in there if (steps := tuple(filter(None, each.steps)))), (_NOT_YET,)),
        next((each.body for each in there if each.body), ""),
    )


def _reads(files: Files) -> bool:
    try:
        exercise_from_files(files)
    except ContentError:
        return False
    return True


def statement_problems(files: Files) -> Iterator[Problem]:
    """What is missing in the statements, for an exercise whose ``exercise.yaml`` cannot be read as a whole yet."""
    for code in LANGUAGES:
        try:
            split_front(files, f"{code}.md")
        except ContentError as error:
            yield from error.problems


def _said(value: Any) -> Any:
    """Every pair of sentences complete: the language that is missing says what the other one does."""
    if isinstance(value, dict):
        if value.keys() == set(LANGUAGES):
            there = next((value[code] for code in LANGUAGES if value[code]), _NOT_YET)
            return {code: value[code] or there for code in LANGUAGES}
        return {key: _said(each) for key, each in value.items()}
    return [_said(each) for each in value] if isinstance(value, list) else value


def _split(markdown: str) -> tuple[tuple[str, ...], str]:
    """The numbered steps of a text, and the rest of it."""
    steps: list[str] = []
    rest: list[str] = []
    in_step = False

    for line in markdown.splitlines():
        found = _STEP.match(line)
        if found:
            steps.append(found[1].strip())
        elif in_step and line.startswith(" ") and line.strip():
            steps[-1] = f"{steps[-1]} {line.strip()}"
        else:
            rest.append(line)
        in_step = bool(found) or (in_step and line.startswith(" "))

    return tuple(steps), re.sub(r"\n{3,}", "\n\n", "\n".join(rest)).strip()


def _parsed(program: str) -> ast.Module | None:
    try:
        return parse(program)
    except (SyntaxError, ValueError):
        return None


def _reads_input(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "input" for node in ast.walk(tree))


def _names_on_blocks(program: str, engine: str) -> list[str]:
    try:
        return [entry["name"] for entry in workspace_of(program, engine)["variables"]]
    except (NoBlockError, SyntaxError, ValueError, KeyError):
        return []


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as blocks, as people write them and as Git compares them; nothing said by an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    )


_Dumper.add_representer(str, _text)
