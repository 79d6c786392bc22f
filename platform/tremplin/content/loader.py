"""From the files of an exercise or a curriculum to the domain's objects.

The site keeps each revision as a mapping from relative path to bytes; that mapping, not the disk, is what is read here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from tremplin.content.problems import ContentError, Problem, both
from tremplin.content.schema import CurriculumFile, ExerciseFile, GlossaryFile, SkillsFile, UnitFile
from tremplin.content.schema_problems import problems_of
from tremplin.content.statement import read_statement
from tremplin.content.text import to_html
from tremplin.domain.exercise import (
    LANGUAGES,
    Choice,
    Curriculum,
    Example,
    Exercise,
    Kind,
    Prediction,
    Skill,
    Text,
    Unit,
)
from tremplin_sandbox.spec import GradingSpec, StdoutTest

EXERCISE_FILE = "exercise.yaml"
MAX_FOLDER_BYTES = 300_000
"""An exercise with all its files must fit a slow line and a USB stick (EXERCISES.md, rule 11)."""

Files = Mapping[str, bytes]
Model = TypeVar("Model", bound=BaseModel)


def read_folder(path: Path) -> dict[str, bytes]:
    """The files of an exercise's folder by relative path, with ``/`` on every system; hidden files are left out.

    Raises:
        ContentError: There is no such folder, it links out of itself, or it is too large to be an exercise.
    """
    if not path.is_dir():
        raise ContentError(
            [Problem(str(path), "folder", both("Ce dossier n'existe pas.", "This folder does not exist."))]
        )
    files: dict[str, bytes] = {}
    size = 0
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if any(part.startswith(".") or part == "__pycache__" for part in name.split("/")):
            continue
        if file.is_symlink():
            raise ContentError(
                [
                    Problem(
                        name, "folder", both("Un lien n'est pas un fichier d'exercice.", "A link is no exercise file.")
                    )
                ]
            )
        if file.is_file():
            size += file.stat().st_size
            if size > MAX_FOLDER_BYTES:
                raise ContentError([Problem(str(path), "size", _TOO_LARGE)])
            files[name] = file.read_bytes()
    return files


def content_hash(files: Files) -> str:
    """SHA-256 (hex) of all names and contents; the order of the mapping does not matter."""
    digest = hashlib.sha256()
    for name in sorted(files):
        encoded = name.encode()
        digest.update(f"{len(encoded)}:{len(files[name])}:".encode())
        digest.update(encoded)
        digest.update(files[name])
    return digest.hexdigest()


def exercise_file(files: Files) -> ExerciseFile:
    """The checked ``exercise.yaml`` of a folder.

    Raises:
        ContentError: The file is missing, is not YAML, or breaks the schema; every fault is named.
    """
    if EXERCISE_FILE not in files:
        raise ContentError([Problem(EXERCISE_FILE, "schema", both("Ce fichier manque.", "This file is missing."))])
    return parse(ExerciseFile, EXERCISE_FILE, files[EXERCISE_FILE])


def spec_from_files(files: Files) -> GradingSpec:
    """What the sandbox needs to grade: tests, limits, comparison and entry points.

    Raises:
        ContentError: As :func:`exercise_file`.
    """
    return exercise_file(files).grading_spec()


def data_files(files: Files) -> dict[str, bytes]:
    """The files laid beside the learner's program, by the name she opens them with."""
    return {name.removeprefix("files/"): data for name, data in files.items() if name.startswith("files/")}


def exercise_from_files(files: Files, image_base: str = "") -> Exercise:
    """The exercise in a folder's files.

    Args:
        files: Content by relative path.
        image_base: What goes before an image's name in the statement's HTML, as ``/exercises/hello/images/``.

    Raises:
        ContentError: A file is missing, cannot be read as text, or breaks the schema.
    """
    meta = exercise_file(files)
    return Exercise(
        id=str(meta.id),
        slug=meta.slug,
        kind=meta.kind,
        engine=meta.engine,
        revision=meta.revision,
        status=meta.status,
        skills=meta.skills,
        prerequisites=meta.prerequisites,
        difficulty=meta.difficulty,
        minutes=meta.minutes,
        ages=meta.ages,
        reads_input=meta.entry.reads_input,
        starter=_starter(meta, files),
        solutions=_solutions(files),
        hints=tuple(hint.as_text() for hint in meta.hints),
        statements={language: read_statement(meta, files, language, image_base) for language in LANGUAGES},
        examples=examples_of(meta),
        prediction=_prediction(meta, files),
    )


def curriculum_from_bytes(document: bytes, path: str = "curriculum.yaml") -> Curriculum:
    """The curriculum in a file's bytes; ``path`` is only named in errors.

    Raises:
        ContentError: The document is not YAML or breaks the schema.
    """
    meta = parse(CurriculumFile, path, document)
    return Curriculum(
        id=str(meta.id),
        slug=meta.slug,
        revision=meta.revision,
        title=meta.title.as_text(),
        summary=meta.summary.as_text(),
        ages=meta.ages,
        audience=meta.audience,
        units=tuple(_unit(unit) for unit in meta.units),
        facilitator=_html_by_language(meta.facilitator.as_text()),
    )


def skills_from_bytes(document: bytes, path: str = "skills.yaml") -> dict[str, Skill]:
    """The skills by id, in the order of the file.

    Raises:
        ContentError: The document is not YAML or breaks the schema.
    """
    entries = parse(SkillsFile, path, document).skills
    return {entry.id: Skill(entry.id, entry.title.as_text(), entry.parents.as_text()) for entry in entries}


def glossary_from_bytes(document: bytes, path: str = "glossary.yaml") -> list[tuple[Text, Text]]:
    """The glossary as (word, meaning), each by language.

    Raises:
        ContentError: The document is not YAML or breaks the schema.
    """
    return [(word.term.as_text(), word.meaning.as_text()) for word in parse(GlossaryFile, path, document).words]


def parse(model: type[Model], path: str, document: bytes) -> Model:
    """``document`` as ``model``.

    Raises:
        ContentError: The document is not UTF-8, is not YAML, or breaks the schema; every fault is named.
    """
    try:
        data: Any = yaml.safe_load(document.decode())
    except UnicodeDecodeError as error:
        raise ContentError([Problem(path, "schema", _NOT_UTF8)]) from error
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f" (ligne/line {place.line + 1})" if place else ""
        message = both(f"Ce fichier n'est pas du YAML lisible{line}.", f"This file is not readable YAML{line}.")
        raise ContentError([Problem(path, "schema", message)]) from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentError(problems_of(error, path)) from error


def source_text(files: Files, name: str) -> str:
    """A program of the folder as text.

    Raises:
        ContentError: The file is missing or is not UTF-8.
    """
    if name not in files:
        raise ContentError([Problem(name, "schema", both("Ce fichier manque.", "This file is missing."))])
    try:
        return files[name].decode()
    except UnicodeDecodeError as error:
        raise ContentError([Problem(name, "schema", _NOT_UTF8)]) from error


def examples_of(meta: ExerciseFile) -> tuple[Example, ...]:
    """The visible tests that can be shown as "you type, it prints"."""
    return tuple(
        Example(test.id, test.stdin, test.expect)
        for test in meta.tests
        if isinstance(test, StdoutTest) and test.visible and isinstance(test.expect, str)
    )


_NOT_UTF8 = both("Ce fichier n'est pas écrit en UTF-8.", "This file is not written in UTF-8.")
_TOO_LARGE = both(
    "Le dossier dépasse 300 ko : allégez les images ou les données.",
    "The folder is over 300 kB: make the images or the data smaller.",
)


def _starter(meta: ExerciseFile, files: Files) -> str:
    return source_text(files, meta.predict.program if meta.predict else "starter.py")


def _solutions(files: Files) -> dict[str, str]:
    names = [name for name in files if name == "solution.py" or (name.startswith("solution-") and name.endswith(".py"))]
    return {name: source_text(files, name) for name in sorted(names, key=lambda name: (name != "solution.py", name))}


def _prediction(meta: ExerciseFile, files: Files) -> Prediction | None:
    if meta.kind is not Kind.PREDICT or meta.predict is None:
        return None
    return Prediction(
        program=source_text(files, meta.predict.program),
        asks=meta.predict.question,
        name=meta.predict.name,
        choices=tuple(Choice(choice.answer, choice.says.as_text()) for choice in meta.predict.choices),
        on_fail=meta.predict.on_fail.as_text(),
    )


def _unit(unit: UnitFile) -> Unit:
    return Unit(
        id=unit.id,
        title=unit.title.as_text(),
        goal=unit.goal.as_text(),
        skills=unit.skills,
        core=unit.core,
        extra=unit.extra,
        checkpoint=unit.checkpoint,
        unplugged=_html_by_language(unit.unplugged.as_text()),
        minutes=unit.minutes,
        opens_at=unit.opens.core_done,
    )


def _html_by_language(text: Text) -> Text:
    return {language: to_html(markdown) for language, markdown in text.items()}
