"""Rules for an exercise's files that need no sandbox: names, tests, examples, files."""

from __future__ import annotations

import ast
import codecs
import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from tremplin.content.checks.block_rules import block_problems
from tremplin.content.checks.language_rules import language_problems
from tremplin.content.checks.mutation import mutants
from tremplin.content.checks.parsons_rules import parsons_problems
from tremplin.content.checks.state import state_kept
from tremplin.content.checks.svg import svg_faults
from tremplin.content.format.exercise_jobs import SOLUTION_FILE
from tremplin.content.format.files import MAX_FOLDER_BYTES, TOO_LARGE
from tremplin.content.format.folder import Folder, problem
from tremplin.content.format.loader import EXERCISE_FILE
from tremplin.content.format.messages import Message, Named
from tremplin.content.format.pictures import PICTURE_TYPES, is_picture, picture_type
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.statement import MAX_STEPS, split_front
from tremplin.content.markup.text import code_words, includes_of, split_steps
from tremplin.domain.exercise import LANGUAGES, Kind
from tremplin.domain.python_source import parse
from tremplin_sandbox.comparing.compare import ends_quickly
from tremplin_sandbox.spec import AnyTest, CallTest, Pattern, StdoutTest, TurtleTest

DATA_TYPES = (
    ".csv",
    ".tsv",
    ".txt",
    ".log",
    ".json",
    ".xml",
    ".html",
    ".css",
    ".md",
    ".sql",
    ".db",
    ".py",
    *PICTURE_TYPES,
)
"""How the names of the files beside a program may end."""
MIN_WRONG = 2
MIN_MILESTONES = 2
MAX_MILESTONES = 4


def static_problems(folder: Folder, skills: Collection[str] | None = None) -> list[Problem]:
    """Everything wrong with an exercise that can be seen without running a program.

    Args:
        folder: The exercise.
        skills: The ids that exist; None where they are not known, and then they are not checked.
    """
    rules = (
        _name,
        _sizes,
        _stray,
        _programs,
        _wrong_solutions,
        _equivalent_mutants,
        _milestones,
        _entry,
        _named_functions,
        _engine,
        _hidden_test,
        _sequence,
        _patterns,
        _images,
        _data,
        _steps,
        _examples,
        block_problems,
        parsons_problems,
    )
    found = [each for rule in rules for each in rule(folder)]
    return [*found, *_skills(folder, skills), *language_problems(folder)]


def _name(folder: Folder) -> Iterator[Problem]:
    slug = folder.meta.slug
    if folder.name and folder.name != slug:
        yield problem(
            "slug",
            Message(
                "The slug '%(slug)s' and the folder '%(folder)s' must have the same name.",
                slug=slug,
                folder=folder.name,
            ),
            "slug",
        )


def _skills(folder: Folder, skills: Collection[str] | None) -> Iterator[Problem]:
    for key in ("skills", "prerequisites"):
        for skill in getattr(folder.meta, key):
            if skills is not None and skill not in skills:
                yield problem(
                    "skills",
                    Message(
                        "The skill '%(skill)s' does not exist in skills.yaml.",
                        skill=Named("skill", skill),
                    ),
                    key,
                )


def _sizes(folder: Folder) -> Iterator[Problem]:
    if sum(map(len, folder.files.values())) > MAX_FOLDER_BYTES:
        yield problem("size", TOO_LARGE)


def _needed_programs(folder: Folder) -> list[str]:
    if folder.meta.predict is not None:
        return [folder.meta.predict.program]
    return ["solution.py"] if folder.meta.parsons else ["starter.py", "solution.py"]


def _programs(folder: Folder) -> Iterator[Problem]:
    for name in _needed_programs(folder):
        if name not in folder.files:
            yield problem(
                "files", Message("The program %(name)s is missing.", name=name), path=name
            )

    declared = {wrong.file for wrong in folder.meta.wrong}
    for name in sorted(folder.files):
        if name.startswith("wrong/") and name not in declared:
            yield problem(
                "wrong",
                Message("This wrong solution is not described in exercise.yaml (key 'wrong')."),
                path=name,
            )


def _stray(folder: Folder) -> Iterator[Problem]:
    used = {
        EXERCISE_FILE,
        *_needed_programs(folder),
        *folder.solutions,
        *(f"{language}.md" for language in LANGUAGES),
    }
    used.update(f"images/{name}" for name in folder.meta.images)
    for name in sorted(folder.files):
        if name not in used and not name.startswith(("wrong/", "files/")):
            yield problem(
                "files",
                Message("Nothing uses this file: is its name right?"),
                path=name,
                warning=True,
            )


def _wrong_solutions(folder: Folder) -> Iterator[Problem]:
    for i, wrong in enumerate(folder.meta.wrong):
        if wrong.file not in folder.files:
            yield problem(
                "wrong",
                Message("The file %(file)s is missing.", file=wrong.file),
                f"wrong.{i}.file",
            )

    if folder.meta.predict is not None:
        if not folder.meta.predict.choices:
            yield problem(
                "wrong",
                Message("Offer at least one wrong answer, with the sentence that helps."),
                "predict.choices",
            )
        return

    least = 1 if folder.meta.kind is Kind.PROJECT else MIN_WRONG
    if len(folder.meta.wrong) < least:
        yield problem(
            "wrong",
            Message(
                "Wrong solutions needed, each a mistake children really make: at least %(least)s.",
                least=least,
            ),
            "wrong",
        )


def _equivalent_mutants(folder: Folder) -> Iterator[Problem]:
    names = {mutant.name for mutant in mutants(folder.files.get(SOLUTION_FILE, b""))}
    for i, waived in enumerate(folder.meta.equivalent_mutants):
        if waived not in names:
            yield problem(
                "mutation",
                Message(
                    "'%(mutant)s' is no mutant of solution.py any more: has the line changed?",
                    mutant=waived,
                ),
                f"equivalent_mutants.{i}",
            )


def _milestones(folder: Folder) -> Iterator[Problem]:
    if folder.meta.kind is not Kind.PROJECT:
        return

    milestones = [test for test in folder.meta.tests if test.level == "required"]
    if not MIN_MILESTONES <= len(milestones) <= MAX_MILESTONES:
        yield problem(
            "milestones",
            Message(
                "A project has %(least)s to %(most)s milestones (its required tests).",
                least=MIN_MILESTONES,
                most=MAX_MILESTONES,
            ),
            "tests",
        )


def _entry(folder: Folder) -> Iterator[Problem]:
    entry = folder.meta.entry
    for test in folder.meta.tests:
        called = {call.function for call in test.steps} if isinstance(test, CallTest) else set()
        for function in sorted(called - set(entry.functions)):
            yield problem(
                "entry",
                Message(
                    "The test '%(test)s' calls `%(function)s`, which is not in entry.functions.",
                    test=test.id,
                    function=function,
                ),
                f"tests.{test.id}.function",
            )

        if isinstance(test, StdoutTest | TurtleTest) and test.stdin and not entry.reads_input:
            yield problem(
                "entry",
                Message(
                    "This test types something, but the exercise reads nothing with `input` "
                    "(entry.reads_input)."
                ).on_page(
                    "This test types something, but the exercise reads nothing with `input`."
                ),
                f"tests.{test.id}.stdin",
            )

    for name in folder.solutions:
        yield from _solution_names(folder, name)


def _solution_names(folder: Folder, name: str) -> Iterator[Problem]:
    try:
        tree = parse(folder.files[name])
    except (SyntaxError, ValueError):
        yield problem("solution", Message("This solution is not Python."), path=name)
        return

    nodes = list(ast.walk(tree))
    defined = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    for function in folder.meta.entry.functions:
        if function not in defined:
            yield problem(
                "entry",
                Message(
                    "This solution does not define the function `%(function)s`, "
                    "which the tests call (entry.functions).",
                    function=function,
                ).on_page(
                    "This solution does not define the function `%(function)s`, "
                    "which the tests call."
                ),
                path=name,
            )

    reads = any(isinstance(node, ast.Name) and node.id == "input" for node in nodes)
    if reads != folder.meta.entry.reads_input:
        yield problem(
            "entry",
            Message("entry.reads_input and this solution disagree about `input`."),
            path=name,
        )


def _named_functions(folder: Folder) -> Iterator[Problem]:
    """Names that the child must be told: what tests call, what the starter defines beside it."""
    asked = folder.meta.entry.functions
    if not asked:
        return

    starter = folder.files.get("starter.py", b"").decode(errors="replace")
    given = re.findall(r"^\s*def\s+(\w+)", starter, re.MULTILINE)
    for language in LANGUAGES:
        path = f"{language}.md"
        try:
            _, body = split_front(folder.files, path)
        except ContentError:
            continue  # the language rules report a statement that cannot be read

        said = set(re.findall(r"\w+", " ".join(code_words(body))))
        for function in sorted({*asked, *given} - said):
            unnamed = Message(
                "The statement does not name the function `%(function)s`.", function=function
            )
            yield problem("entry", unnamed, path=path)


def _engine(folder: Folder) -> Iterator[Problem]:
    """A robot needs a world and a turtle its paper: their tests go with their engines."""
    meta = folder.meta
    for test in meta.tests:
        if test.kind in ("grid", "turtle") and test.kind != meta.engine:
            yield problem(
                "engine",
                Message("A '%(kind)s' test goes with 'engine: %(kind)s'.", kind=test.kind),
                f"tests.{test.id}.kind",
            )

    wanted = {Kind.BLOCKS_GRID: "grid", Kind.TURTLE: "turtle"}.get(meta.kind)
    required = {test.kind for test in meta.tests if test.level == "required"}
    if wanted and wanted not in required:
        yield problem(
            "engine",
            Message("A '%(kind)s' exercise needs a '%(test)s' test.", kind=meta.kind, test=wanted),
            "tests",
        )


def _hidden_test(folder: Folder) -> Iterator[Problem]:
    meta = folder.meta
    # What is given nothing does the same each time: there is no other behaviour to hide.
    is_given_values = meta.kind is Kind.FUNCTION or meta.entry.reads_input
    if not is_given_values or meta.kind is Kind.PREDICT:
        return

    if not any(is_hidden(test) for test in meta.tests):
        yield problem(
            "hidden-test",
            Message(
                "At least one hidden test is needed: "
                "otherwise copying the example is enough to pass."
            ),
            "tests",
        )


def _sequence(folder: Folder) -> Iterator[Problem]:
    """A program that remembers is seen to be right, or wrong, by its second call only."""
    calls = [test for test in folder.meta.tests if isinstance(test, CallTest)]
    if not calls or any(len(test.steps) > 1 and test.level == "required" for test in calls):
        return

    for name in folder.solutions:
        for kept in state_kept(folder.files[name])[:1]:
            yield problem(
                "sequence",
                Message(
                    "This solution keeps `%(name)s` from one call to the next (line %(line)s): "
                    "a test that makes several calls (calls) is needed.",
                    name=kept.name,
                    line=kept.line,
                ),
                path=name,
            )


def _patterns(folder: Folder) -> Iterator[Problem]:
    """An expected pattern must come to an end on whatever a child may print."""
    for test in folder.meta.tests:
        expected = test.expect if isinstance(test, StdoutTest) else None
        if isinstance(expected, Pattern) and not ends_quickly(expected):
            endless = Message(
                "On some texts this expression does not end: "
                "avoid one repetition inside another, (a+)+."
            )
            yield problem("pattern", endless, f"tests.{test.id}.expect")


def is_hidden(test: AnyTest) -> bool:
    """Whether a test looks at behaviour the child is not shown, and blocks."""
    return not test.visible and test.level == "required" and test.kind != "ast"


def _images(folder: Folder) -> Iterator[Problem]:
    for name in folder.meta.images:
        if f"images/{name}" not in folder.files:
            yield problem(
                "images", Message("The image %(name)s is missing.", name=name), f"images.{name}"
            )
    # Those that no statement shows, too: whoever knows its address can open a picture.
    for path, data in sorted(folder.files.items()):
        if path.startswith("images/"):
            for fault in _picture_faults(path, data):
                yield problem("images", fault, path=path)


def _picture_faults(path: str, data: bytes) -> Iterator[Message]:
    if picture_type(path) is None:
        known = ", ".join(PICTURE_TYPES)
        yield Message("An image is one of these files: %(endings)s.", endings=known)
    elif not is_picture(path, data):
        yield Message("This file is not the picture that its name says.")
    elif path.endswith(".svg"):
        yield from svg_faults(data)


def _data(folder: Folder) -> Iterator[Problem]:
    """What lies beside a child's program is there to be read: nothing that a computer would run."""
    for path, data in sorted(folder.files.items()):
        if not path.startswith("files/"):
            continue

        if PurePosixPath(path).suffix.lower() not in DATA_TYPES:
            ending = Message("A data file ends in: %(endings)s.", endings=", ".join(DATA_TYPES))
            yield problem("files", ending, path=path)

        if data.startswith(codecs.BOM_UTF8):
            mark = Message(
                "This file begins with an invisible mark (BOM), "
                "which the child’s program would read as well: save it as 'UTF-8 without BOM'."
            )
            yield problem("files", mark, path=path)


def _steps(folder: Folder) -> Iterator[Problem]:
    for language in LANGUAGES:
        path = f"{language}.md"
        try:
            steps, _ = split_steps(split_front(folder.files, path)[1])
        except ContentError:
            continue  # the language rules report a statement that cannot be read

        if not 1 <= len(steps) <= MAX_STEPS:
            yield problem(
                "steps",
                Message(
                    "The statement has %(count)s numbered steps; it needs 1 to %(most)s.",
                    count=len(steps),
                    most=MAX_STEPS,
                ),
                path=path,
            )


def _examples(folder: Folder) -> Iterator[Problem]:
    if folder.meta.kind in (Kind.PREDICT, Kind.PROJECT):
        return  # the program is shown beside the question; a project's milestones say what is asked

    shown = {test.kind for test in folder.meta.tests if test.visible}
    if not shown - {"ast"}:
        yield problem("example", Message("No test is visible: the child has no example."), "tests")

    if "stdout" not in shown:
        return

    for language in LANGUAGES:
        path = f"{language}.md"
        try:
            included = includes_of(split_front(folder.files, path)[1])
        except ContentError:
            continue  # as above

        if "example" not in {word for word, _ in included}:
            yield problem(
                "example", Message("The statement shows no example: add {{example:…}}."), path=path
            )
