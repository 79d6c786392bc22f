"""Statements, ``fr.md`` and ``en.md``: title and goal, a story, examples, three steps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from pydantic import ValidationError

from tremplin.content.format.files import source_text
from tremplin.content.format.messages import Message, in_words
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.schema import ExerciseFile, StatementFront
from tremplin.content.format.schema_problems import problems_of
from tremplin.content.format.yaml_file import read_yaml
from tremplin.content.markup.text import code_block, split_steps, typeset
from tremplin.domain.exercise import Statement
from tremplin_sandbox.spec import StdoutTest

MAX_STEPS = 3
_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_TYPED = Message("You type")
_PRINTED = Message("You see")


def split_front(files: Mapping[str, bytes], path: str) -> tuple[StatementFront, str]:
    """The front matter and the Markdown of a statement file.

    Raises:
        ContentError: The file is missing, is not UTF-8, or its front matter breaks the schema.
    """
    if path not in files:
        raise ContentError(
            [Problem(path, "languages", Message("The statement %(path)s is missing.", path=path))]
        )
    found = _FRONT.match(source_text(files, path).replace("\r\n", "\n"))
    if found is None:
        raise ContentError([Problem(path, "schema", _NO_FRONT)])
    try:
        return StatementFront.model_validate(read_yaml(path, found[1])), found[2]
    except ValidationError as error:
        raise ContentError(problems_of(error, path)) from error


def read_statement(
    meta: ExerciseFile, files: Mapping[str, bytes], language: str, image_base: str = ""
) -> Statement:
    """What a child reads in ``language``.

    Raises:
        ContentError: As :func:`split_front`, or an include names something that is not there.
    """
    path = f"{language}.md"
    front, markdown = split_front(files, path)
    try:
        steps, body = split_steps(
            markdown, lambda word, name: _include(meta, files, language, image_base, word, name)
        )
    except KeyError as error:
        name = str(error.args[0])
        message = Message("'{{%(name)s}}' names nothing in this folder.", name=name)
        raise ContentError([Problem(path, "includes", message)]) from error
    return Statement(typeset(front.title), typeset(front.goal), steps, body)


_NO_FRONT = Message("A statement starts with '---', then title and goal, then '---'.")


def _include(
    meta: ExerciseFile,
    files: Mapping[str, bytes],
    language: str,
    image_base: str,
    word: str,
    name: str,
) -> str:
    if word == "code" and (program := _program_file(meta, name)) in files:
        return code_block(source_text(files, program))

    if word == "example":
        for test in meta.tests:
            if (
                isinstance(test, StdoutTest)
                and test.visible
                and test.id == name
                and isinstance(test.expect, str)
            ):
                return _example(test.stdin, test.expect, language)

    if word == "image" and name in meta.images and f"images/{name}" in files:
        alt = escape(typeset(meta.images[name].as_text()[language]))
        return (
            f'<figure class="picture"><img src="{escape(image_base + name)}" alt="{alt}"></figure>'
        )

    raise KeyError(f"{word}:{name}")


def _program_file(meta: ExerciseFile, name: str) -> str:
    if name == "program" and meta.predict is not None:
        return meta.predict.program
    return "starter.py" if name == "starter" else ""


def _example(typed: str, printed: str, language: str) -> str:
    blocks = [(in_words(_PRINTED, language), printed, "example-printed")]
    if typed:
        blocks.insert(0, (in_words(_TYPED, language), typed, "example-typed"))
    inside = "".join(
        f'<div><span class="example-label">{label}</span>{code_block(text, kind)}</div>'
        for label, text, kind in blocks
    )
    return f'<div class="example">{inside}</div>'
