"""A curriculum on paper: everything an instructor needs to prepare a session without a screen."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tremplin.content.format.block_program import NoBlockError
from tremplin.content.format.exercise_jobs import Goals, drawn_goals
from tremplin.content.format.files import Files, read_folder, source_text
from tremplin.content.format.loader import curriculum_from_bytes, exercise_file, exercise_from_files
from tremplin.content.format.messages import Message, in_words
from tremplin.content.format.pictures import picture_type
from tremplin.content.format.predictions import right_answer
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.schema import ExerciseFile
from tremplin.content.markup.text import inline_html
from tremplin.content.print.blocks import BlockTexts, paper_blocks, paper_pieces
from tremplin.content.print.drawings import drawing_picture, place_picture, world_picture
from tremplin.domain.exercise import Curriculum, Exercise, Text
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import AnyTest, GridTest

_TEMPLATE = "book.html"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong solution or a wrong answer, and the sentence that helps whoever wrote it."""

    source: str
    says: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise as the book shows it.

    Attributes:
        body: HTML of the story, by language, pictures inside.
        pictures: The worlds, or the drawings asked for.
        answer: The right answer of a predict exercise, as the sandbox observed it; empty for the
            others.
        distractors: Lines that do not belong, of a parsons exercise.
        wrong: As in the folder; the wrong choices of a predict exercise.
    """

    exercise: Exercise
    body: Text
    pictures: tuple[Markup, ...]
    answer: str
    distractors: tuple[str, ...]
    wrong: tuple[Wrong, ...]


def book(
    path: Path, language: str, sandbox: Sandbox, block_texts: Callable[[str], BlockTexts]
) -> str:
    """One HTML page, complete in itself and made for printing, of the curriculum file at ``path``.

    The exercises are looked for in the folder ``exercises`` beside the curriculum's own.

    Args:
        path: The curriculum's file.
        language: Code of the language to print.
        sandbox: Draws the drawings and answers the questions.
        block_texts: What stands on the blocks of an engine, in that language.

    Raises:
        ContentError: The curriculum or one of its exercises cannot be read.
        SandboxUnavailableError: The sandbox, which draws and answers, cannot run anything at the
            moment.
    """
    curriculum = curriculum_from_bytes(path.read_bytes(), path.as_posix())
    exercises = path.resolve().parents[1] / "exercises"
    folders = {folder.name: folder for folder in exercises.glob("*/*")}
    entries = {slug: _entry(_files(folders, slug, path), sandbox) for slug in curriculum.slugs}
    return render(curriculum, entries, language, block_texts)


def render(
    curriculum: Curriculum,
    entries: dict[str, Entry],
    language: str,
    block_texts: Callable[[str], BlockTexts],
) -> str:
    """The page of a curriculum whose exercises are ``entries`` by slug."""
    environment = Environment(
        loader=PackageLoader("tremplin.content.print", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["inline"] = lambda sentence: Markup(inline_html(sentence))  # noqa: S704 - cleaned there
    programs = _Programs(language, block_texts)
    environment.filters.update(shown=programs.shown, pieces=programs.pieces, answer=_answer)

    words = {name: in_words(message, language) for name, message in _WORDS.items()}
    template = environment.get_template(_TEMPLATE)
    return template.render(curriculum=curriculum, entries=entries, language=language, words=words)


@dataclass(frozen=True, slots=True)
class _Programs:
    """Shows programs as the child sees them: as blocks where blocks can say them, else as text."""

    language: str
    block_texts: Callable[[str], BlockTexts]

    def shown(self, source: str, exercise: Exercise) -> Markup:
        if exercise.blocks is not None:
            with suppress(NoBlockError, SyntaxError):
                names = {name: text[self.language] for name, text in exercise.blocks.names.items()}
                texts = self.block_texts(exercise.engine)
                return paper_blocks(source, exercise.engine, texts, self.language, names)
        return _as_text(source)

    def pieces(self, lines: Sequence[str], exercise: Exercise) -> Markup:
        if exercise.blocks is not None:
            with suppress(NoBlockError, SyntaxError):
                texts = self.block_texts(exercise.engine)
                return paper_pieces(lines, exercise.engine, texts, self.language)
        return _as_text("\n".join(lines))


def _answer(text: str, exercise: Exercise) -> Markup:
    """An answer to a predict exercise: the robot in its world where it stops, else the text."""
    if exercise.prediction is not None and exercise.prediction.world:
        return place_picture(exercise.prediction.world, text, text)
    return _as_text(text)


def _as_text(source: str) -> Markup:
    return Markup("<pre><code>{}</code></pre>").format(source.rstrip())


def _files(folders: dict[str, Path], slug: str, path: Path) -> Files:
    if slug not in folders:
        missing = Message("The exercise '%(slug)s' does not exist.", slug=slug)
        raise ContentError([Problem(path.as_posix(), "curriculum", missing)])
    return read_folder(folders[slug])


def _entry(files: Files, sandbox: Sandbox) -> Entry:
    meta, exercise = exercise_file(files), exercise_from_files(files)
    bodies = {language: statement.body for language, statement in exercise.statements.items()}
    return Entry(
        exercise=exercise,
        body={language: _with_pictures(body, meta, files) for language, body in bodies.items()},
        pictures=tuple(_pictures(meta, files, sandbox)),
        answer=right_answer(files, sandbox) if meta.predict else "",
        distractors=meta.parsons.distractors if meta.parsons else (),
        wrong=tuple(_wrong(meta, files)),
    )


def _wrong(meta: ExerciseFile, files: Files) -> Iterator[Wrong]:
    for choice in meta.predict.choices if meta.predict else ():
        yield Wrong(choice.answer, choice.says.as_text())
    for wrong in meta.wrong:
        yield Wrong(source_text(files, wrong.file), wrong.says.as_text())


def _pictures(meta: ExerciseFile, files: Files, sandbox: Sandbox) -> Iterator[Markup]:
    if meta.predict is not None and meta.predict.world:
        yield world_picture(meta.predict.world, meta.slug)

    goals = {} if meta.predict else drawn_goals(files, sandbox)
    for test in meta.tests:
        if test.visible:
            yield from _pictures_of_test(test, goals)


def _pictures_of_test(test: AnyTest, goals: Goals) -> Iterator[Markup]:
    if isinstance(test, GridTest):
        for world in test.worlds:
            yield world_picture(world, test.id)
    if test.id in goals:
        yield drawing_picture(goals[test.id], test.id)


def _with_pictures(body: str, meta: ExerciseFile, files: Files) -> str:
    """The story's HTML; its pictures become part of the page."""
    for name in meta.images:
        data = base64.b64encode(files[f"images/{name}"]).decode()
        body = body.replace(f'src="{name}"', f'src="data:{picture_type(name)};base64,{data}"')
    return body


_WORDS = {
    "for_instructors": Message("To prepare a session: with the solutions."),
    "unit": Message("Unit"),
    "minutes": Message("min"),
    "ages": Message("years"),
    "unplugged": Message("Without a computer"),
    "notes": Message("For whoever leads"),
    "core": Message("to do"),
    "extra": Message("extra"),
    "checkpoint": Message("checkpoint"),
    "difficulty": Message("difficulty"),
    "start": Message("At the start"),
    "program": Message("To read"),
    "faulty": Message("To repair"),
    "solution": Message("Solution"),
    "other_solution": Message("Another solution"),
    "distractors": Message("Lines that do not belong"),
    "distractor_blocks": Message("Blocks that do not belong"),
    "answer": Message("Right answer"),
    "wrong": Message("Where children often get stuck"),
    "hints": Message("Hints"),
    "milestones": Message("Milestones"),
    "checklist": Message("To look at together"),
    "blocks": Message("with blocks"),
}
