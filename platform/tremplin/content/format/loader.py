"""From the files of an exercise or a curriculum to the domain's objects.

The site keeps each revision as a mapping from relative path to bytes; that mapping, not the disk,
is what is read here.
"""

from __future__ import annotations

import json

from tremplin.content.format.block_program import NoBlockError, loose_workspace, workspace_of
from tremplin.content.format.files import (
    Files,
    content_hash,
    data_files,
    read_folder,
    solution_names,
    source_text,
)
from tremplin.content.format.messages import Message
from tremplin.content.format.parsons import SOLUTION, given_lines, pieces_of
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.schema import (
    CurriculumFile,
    ExerciseFile,
    FamiliesFile,
    FamilyTitles,
    GlossaryFile,
    SkillsFile,
    UnitFile,
)
from tremplin.content.format.statement import read_statement
from tremplin.content.format.yaml_file import parse
from tremplin.content.markup.text import to_html, typeset
from tremplin.domain.exercise import (
    LANGUAGES,
    Blocks,
    ChecklistItem,
    Choice,
    Curriculum,
    Example,
    Exercise,
    GlossaryWord,
    Kind,
    Prediction,
    Project,
    Skill,
    Text,
    Unit,
)
from tremplin_sandbox.spec import GradingSpec, StdoutTest, Words

__all__ = [
    "Files",
    "content_hash",
    "curriculum_from_bytes",
    "data_files",
    "exercise_file",
    "exercise_from_files",
    "families_from_bytes",
    "glossary_from_bytes",
    "read_folder",
    "skills_from_bytes",
    "spec_from_files",
    "starter_of",
]

EXERCISE_FILE = "exercise.yaml"


def exercise_file(files: Files) -> ExerciseFile:
    """The checked ``exercise.yaml`` of a folder.

    Raises:
        ContentError: The file is missing, is not YAML, or breaks the schema; every fault is named.
    """
    if EXERCISE_FILE not in files:
        raise ContentError([Problem(EXERCISE_FILE, "schema", Message("This file is missing."))])
    return parse(ExerciseFile, EXERCISE_FILE, files[EXERCISE_FILE])


def spec_from_files(files: Files) -> GradingSpec:
    """What the sandbox needs to grade: tests, limits, comparison and entry points.

    Raises:
        ContentError: As :func:`exercise_file`.
    """
    return exercise_file(files).grading_spec()


def exercise_from_files(files: Files, image_base: str = "") -> Exercise:
    """The exercise in a folder's files.

    Args:
        files: Content by relative path.
        image_base: What goes before an image's name in the statement's HTML, as
            ``/exercises/hello/images/``.

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
        starter=starter_of(meta, files),
        solutions={name: source_text(files, name) for name in solution_names(files)},
        hints=tuple(_typeset(hint) for hint in meta.hints),
        statements={
            language: read_statement(meta, files, language, image_base) for language in LANGUAGES
        },
        examples=examples_of(meta),
        prediction=_prediction(meta, files),
        blocks=_blocks(meta, files),
        parsons=pieces_of(meta, files),
        max_changed_lines=meta.debug.max_changed_lines if meta.debug else None,
        project=_project(meta),
        families=meta.families.model_dump() if meta.families else {},
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
        title=_typeset(meta.title),
        summary=_typeset(meta.summary),
        ages=meta.ages,
        audience=meta.audience,
        units=tuple(_unit(unit) for unit in meta.units),
        facilitator=_html_by_language(meta.facilitator),
    )


def skills_from_bytes(document: bytes, path: str = "skills.yaml") -> dict[str, Skill]:
    """The skills by id, in the order of the file.

    Raises:
        ContentError: The document is not YAML or breaks the schema.
    """
    entries = parse(SkillsFile, path, document).skills
    return {
        entry.id: Skill(entry.id, _typeset(entry.title), _typeset(entry.parents))
        for entry in entries
    }


def families_from_bytes(document: bytes, path: str = "families.yaml") -> dict[str, FamilyTitles]:
    """The titles that families read, by language.

    Raises:
        ContentError: The document is not YAML or breaks the schema.
    """
    return parse(FamiliesFile, path, document).languages


def glossary_from_bytes(document: bytes, path: str = "glossary.yaml") -> list[GlossaryWord]:
    """The words of the glossary, in the order of the file.

    Raises:
        ContentError: The document is not YAML or breaks the schema.
    """
    words = parse(GlossaryFile, path, document).words
    return [
        GlossaryWord(_typeset(word.term), _typeset(word.meaning), word.from_age) for word in words
    ]


def examples_of(meta: ExerciseFile) -> tuple[Example, ...]:
    """The visible tests that can be shown as "you type, it prints"."""
    examples: list[Example] = []
    for test in meta.tests:
        # A pattern to fit is nothing that a program prints.
        if isinstance(test, StdoutTest) and test.visible and isinstance(test.expect, str):
            examples.append(Example(test.id, test.stdin, test.expect))
    return tuple(examples)


def starter_of(meta: ExerciseFile, files: Files) -> str:
    """The starter, the program to read, or the given lines above pieces to put in order."""
    given = source_text(files, _given_file(meta))
    return given if meta.parsons is None else given_lines(given)


def _given_file(meta: ExerciseFile) -> str:
    """The file that the child is given, whole or in pieces."""
    if meta.parsons is not None:
        return SOLUTION
    return meta.predict.program if meta.predict else "starter.py"


def _project(meta: ExerciseFile) -> Project | None:
    if meta.project is None:
        return None

    milestones: dict[str, Text] = {}
    for test in meta.tests:
        if test.level == "required":
            milestones[test.id] = _typeset(meta.project.milestones[test.id])

    checklist = [ChecklistItem(item.id, _typeset(item.text)) for item in meta.project.checklist]
    return Project(milestones, tuple(checklist))


def _prediction(meta: ExerciseFile, files: Files) -> Prediction | None:
    if meta.kind is not Kind.PREDICT or meta.predict is None:
        return None

    choices = [Choice(choice.answer, _typeset(choice.says)) for choice in meta.predict.choices]
    return Prediction(
        program=source_text(files, meta.predict.program),
        asks=meta.predict.question,
        name=meta.predict.name,
        world=meta.predict.world,
        choices=tuple(choices),
        on_fail=_typeset(meta.predict.on_fail),
    )


def _blocks(meta: ExerciseFile, files: Files) -> Blocks | None:
    if meta.blocks is None:
        return None

    try:
        if meta.parsons is None:
            workspace = workspace_of(starter_of(meta, files), meta.engine)
        else:
            source = source_text(files, SOLUTION)
            workspace = loose_workspace(source, meta.parsons.distractors, meta.engine, meta.id.hex)
    except (NoBlockError, SyntaxError) as error:
        unsayable = Message("This program cannot be said with blocks.")
        raise ContentError([Problem(_given_file(meta), "blocks", unsayable)]) from error

    names = {name: _typeset(words) for name, words in meta.blocks.names.items()}
    starter = json.dumps(workspace, ensure_ascii=False)
    return Blocks(meta.blocks.toolbox, meta.blocks.max, starter, names)


def _unit(unit: UnitFile) -> Unit:
    return Unit(
        id=unit.id,
        title=_typeset(unit.title),
        goal=_typeset(unit.goal),
        skills=unit.skills,
        core=unit.core,
        extra=unit.extra,
        checkpoint=unit.checkpoint,
        unplugged=_html_by_language(unit.unplugged),
        notes=_html_by_language(unit.notes),
        minutes=unit.minutes,
        opens_at=unit.opens.core_done,
    )


def _html_by_language(words: Words) -> Text:
    return {language: to_html(markdown) for language, markdown in words.as_text().items()}


def _typeset(words: Words) -> Text:
    return {language: typeset(sentence) for language, sentence in words.as_text().items()}
