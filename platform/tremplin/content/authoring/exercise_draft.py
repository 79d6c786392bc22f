"""An exercise in the making: the files of its folder, complete or not, as the form edits them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar

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

_T = TypeVar("_T")

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_STEP = re.compile(r"^\d+[.)]\s+(.*)$")
CALL_KEYS = tuple(Call.model_fields)
"""The keys of a test that describe a call."""
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
        """Read a statement's file; where its front matter cannot be read, all of it is the body."""
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
        steps = enumerate(filter(None, self.steps), start=1)
        numbered = "\n".join(f"{number}. {step}" for number, step in steps)
        parts = filter(None, (self.body.strip(), numbered))
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
        """Take a folder apart.

        Raises:
            ContentError: Its ``exercise.yaml`` is not YAML.
        """
        meta = read_yaml(EXERCISE_FILE, files[EXERCISE_FILE].decode("utf-8-sig"))
        statements = {
            code: StatementDraft.of(files.get(f"{code}.md", b"").decode("utf-8-sig"))
            for code in LANGUAGES
        }
        apart = {EXERCISE_FILE, *(f"{code}.md" for code in LANGUAGES)}
        others = {name: data for name, data in files.items() if name not in apart}
        return cls(meta, statements, others)

    def to_files(self) -> dict[str, bytes]:
        """Put the folder together again."""
        document = yaml.dump(
            dict(self.meta), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120
        )
        statements = {
            f"{code}.md": statement.to_file() for code, statement in self.statements.items()
        }
        return {EXERCISE_FILE: document.encode(), **statements, **self.files}

    @property
    def title(self) -> Text:
        """The title by language; empty where nobody has written it."""
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
        settled = self.with_meta(entry=self._entry())
        blocks = self.meta.get("blocks")
        if blocks is None:
            return settled

        said = blocks.get("names") or {}
        names_now = _names_on_blocks(self.program(self.given), str(self.meta.get("engine")))
        names = {name: said.get(name) or dict.fromkeys(LANGUAGES, "") for name in names_now}
        return settled.with_meta(blocks={**blocks, "names": names})

    def _entry(self) -> dict[str, Any]:
        kept = self.meta.get("entry") or {}
        called = list(self._called_functions())
        solution = _parsed(self.program("solution.py"))

        # An author may ask for a function that no test calls, as long as the solution has it.
        known = {*called, *_functions_in(solution)}
        asked_for = [name for name in kept.get("functions", ()) if name in known]
        functions = list(dict.fromkeys([*asked_for, *called]))

        return {**kept, "functions": functions, "reads_input": self._reads_input(solution)}

    def _called_functions(self) -> Iterator[str]:
        for test in self.tests:
            if test.get("kind") != "call":
                continue
            for call in calls_of(test):
                if call.get("function"):
                    yield call["function"]

    def _reads_input(self, solution: ast.Module | None) -> bool:
        if self.meta.get("kind") == "predict":
            # Its program is read, not run with anything typed.
            return False
        if solution is None:
            # What a solution that is not Python does nobody can tell: what was known of it stays.
            kept = self.meta.get("entry") or {}
            return bool(kept.get("reads_input", False))
        return any(_is_input(node) for node in ast.walk(solution))


def calls_of(test: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The calls of a ``call`` test, complete or not; a test that makes one call is that call."""
    if not test.get("calls"):
        return [{key: test[key] for key in CALL_KEYS if key in test}]
    return [{"function": test.get("function", ""), **call} for call in test["calls"]]


def with_calls(test: Mapping[str, Any], calls: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The ``call`` test with these calls; a single one stands in the test itself."""
    rest = {key: value for key, value in test.items() if key not in (*CALL_KEYS, "calls")}
    if len(calls) == 1:
        return {**rest, **calls[0]}
    return {**rest, "calls": [dict(call) for call in calls]}


def previewable(draft: ExerciseDraft) -> Files | None:
    """A folder that can be shown to a child, made of an unfinished draft; None if too much lacks.

    A sentence that is missing in one language is said in the other; a test that is not complete is
    left out.
    """
    meta = {**_completed(draft), "wrong": [], "equivalent_mutants": []}
    statements = {code: _filled(each, draft.statements) for code, each in draft.statements.items()}
    # A body may name a picture or an example that is not there yet.
    without_body = {code: replace(statement, body="") for code, statement in statements.items()}
    for shown in (statements, without_body):
        files = ExerciseDraft(meta, shown, draft.files).to_files()
        if _is_readable(files):
            return files

    return None


def with_marks(draft: ExerciseDraft) -> Files:
    """The folder with a mark for each sentence not yet written: rules can judge the rest."""
    meta = _completed(draft)
    tests, wrong = meta.get("tests") or [], meta.get("wrong") or []
    first = [test["id"] for test in tests[:1]]
    meta["wrong"] = [{**each, "fails": each.get("fails") or first} for each in wrong]

    statements = {code: _marked(each) for code, each in draft.statements.items()}
    return ExerciseDraft(meta, statements, draft.files).to_files()


def _marked(statement: StatementDraft) -> StatementDraft:
    title, goal = statement.title or _NOT_YET, statement.goal or _NOT_YET
    return replace(statement, title=title, goal=goal)


def _completed(draft: ExerciseDraft) -> dict[str, Any]:
    """What ``exercise.yaml`` would hold with every sentence said and nothing unfinished in it."""
    meta: dict[str, Any] = _said(dict(draft.meta))
    meta["hints"] = meta.get("hints") or [_UNSAID]
    meta["skills"] = meta.get("skills") or ["none"]

    if meta.get("kind") != "predict":
        tests = meta.get("tests") or []
        meta["tests"] = [test for test in tests if _is_whole(test)] or [_NO_TEST]
    if meta.get("project"):
        meta["project"] = _completed_project(meta["project"], meta["tests"])
    if meta.get("predict"):
        meta["predict"] = _completed_question(meta["predict"])

    return meta


def _completed_project(
    project: Mapping[str, Any], tests: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    required = [test["id"] for test in tests if test.get("level") != "advice"]
    said = project.get("milestones") or {}
    milestones = {test_id: said.get(test_id) or _UNSAID for test_id in required}
    return {**project, "milestones": milestones}


def _completed_question(question: Mapping[str, Any]) -> dict[str, Any]:
    if question.get("choices"):
        return dict(question)
    if question.get("question") == "output":
        # Whoever is asked what a program prints may type it, with nothing to choose from.
        return {**question, "choices": []}
    return {**question, "choices": [{"answer": _NOT_YET, "says": _UNSAID}]}


_UNSAID = dict.fromkeys(LANGUAGES, _NOT_YET)
_NO_TEST = {"id": "none", "kind": "ast", "visible": False, "on_fail": _UNSAID}
_ANY_TEST: TypeAdapter[AnyTest] = TypeAdapter(AnyTest)


def _is_whole(test: Any) -> bool:
    try:
        _ANY_TEST.validate_python(test)
    except ValidationError:
        return False
    return True


def _filled(statement: StatementDraft, all_of_them: Mapping[str, StatementDraft]) -> StatementDraft:
    """The statement; what it lacks comes from the first language that has it."""
    there = (statement, *all_of_them.values())
    steps = (tuple(filter(None, each.steps)) for each in there)
    return StatementDraft(
        title=_first((each.title for each in there), _NOT_YET),
        goal=_first((each.goal for each in there), _NOT_YET),
        steps=_first(steps, (_NOT_YET,)),
        body=_first((each.body for each in there), ""),
    )


def _first(candidates: Iterable[_T], otherwise: _T) -> _T:
    return next(filter(None, candidates), otherwise)


def _is_readable(files: Files) -> bool:
    try:
        exercise_from_files(files)
    except ContentError:
        return False
    return True


def statement_problems(files: Files) -> Iterator[Problem]:
    """What is wrong with the statements alone: ``exercise.yaml`` need not be readable for it."""
    for code in LANGUAGES:
        try:
            split_front(files, f"{code}.md")
        except ContentError as error:
            yield from error.problems


def _said(value: Any) -> Any:
    """Every pair of sentences made whole: a language that is missing says what the other does."""
    if isinstance(value, list):
        return [_said(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() != set(LANGUAGES):
        return {key: _said(each) for key, each in value.items()}

    there = _first((value[code] for code in LANGUAGES), _NOT_YET)
    return {code: value[code] or there for code in LANGUAGES}


def _split(markdown: str) -> tuple[tuple[str, ...], str]:
    """The numbered steps of a text, and the rest of it."""
    steps: list[str] = []
    rest: list[str] = []
    in_step = False

    for line in markdown.splitlines():
        found = _STEP.match(line)
        if found:
            in_step = True
            steps.append(found[1].strip())
            continue

        # A step goes on in the lines below it that are indented.
        in_step = in_step and line.startswith(" ")
        if in_step and line.strip():
            steps[-1] = f"{steps[-1]} {line.strip()}"
        else:
            rest.append(line)

    return tuple(steps), re.sub(r"\n{3,}", "\n\n", "\n".join(rest)).strip()


def _parsed(program: str) -> ast.Module | None:
    try:
        return parse(program)
    except (SyntaxError, ValueError):
        return None


def _functions_in(tree: ast.Module | None) -> Iterator[str]:
    if tree is None:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.name


def _is_input(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "input"


def _names_on_blocks(program: str, engine: str) -> list[str]:
    try:
        return [entry["name"] for entry in workspace_of(program, engine)["variables"]]
    except (NoBlockError, SyntaxError, ValueError, KeyError):
        return []


class _Dumper(yaml.SafeDumper):
    """Writes long texts as blocks, which people and Git read line by line, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
