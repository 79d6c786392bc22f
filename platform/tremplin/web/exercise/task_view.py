"""An exercise as every child meets it: texts, what is read aloud, what stands on the desk.

What was done of it is added by ``page_view``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext
from markupsafe import Markup

from tremplin.content.format.predictions import offered_answers
from tremplin.content.markup.glossary import Explained, mark_words
from tremplin.content.markup.speech import VOICES, can_record, recording_key, spoken_text
from tremplin.domain.exercise import Exercise, Prediction, Statement
from tremplin.read_models.exercise import LoadedExercise
from tremplin.web.base.i18n import language
from tremplin.web.exercise.stage_view import PYTHON_SHOWN_FROM_AGE, board_view, stage_view
from tremplin.web.exercise.texts.glossary import glossary_for
from tremplin.web.exercise.texts.messages import UNCLEAR_PARTS


@dataclass(frozen=True, slots=True)
class Aloud:
    """A piece of a statement as it is read aloud; ``url`` is empty where there is no recording."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise in one language."""

    slug: str
    title: str
    goal: str
    steps: list[Markup]
    body: Markup
    words: list[Explained]
    aloud: list[Aloud]
    kind: str
    engine: str
    reads_input: bool
    minutes: int
    hints_total: int


def task_view(loaded: LoadedExercise) -> dict[str, Any]:
    """The part of ``learn/exercise.html`` that is the same for every child."""
    exercise = loaded.exercise
    return {
        **_asked(loaded),
        "exercise": exercise_view(exercise),
        "unclear_parts": UNCLEAR_PARTS,
        "starter": exercise.starter,
        "board": board_view(exercise),
        "puzzle": puzzle_view(exercise),
        "shows_python": exercise.ages[0] >= PYTHON_SHOWN_FROM_AGE,
    }


def _asked(loaded: LoadedExercise) -> dict[str, Any]:
    """The question about a program, or the stage on which the child's own runs."""
    prediction = loaded.exercise.prediction
    if prediction is None:
        return {
            "program": None,
            "question": None,
            "choices": (),
            "world": "",
            "stage": stage_view(loaded),
        }

    return {
        "program": prediction.program,
        "question": _question(prediction, loaded.exercise.engine),
        "choices": _choices(prediction, loaded.answer),
        "world": prediction.world,
        # Nothing runs on a page that asks a question.
        "stage": None,
    }


def exercise_view(exercise: Exercise) -> ExerciseView:
    """The exercise in the visitor's language."""
    statement = exercise.statements[language()]
    marked, words = mark_words(
        [*statement.steps, statement.body], glossary_for(exercise.ages[0]), language()
    )

    return ExerciseView(
        slug=exercise.slug,
        title=statement.title,
        goal=statement.goal,
        steps=[Markup(step) for step in marked[:-1]],  # noqa: S704 - sanitized when content is read
        body=Markup(marked[-1]),  # noqa: S704 - likewise
        words=words,
        aloud=_aloud(exercise.slug, statement),
        kind=exercise.kind.value,
        engine=exercise.engine,
        reads_input=exercise.reads_input,
        minutes=exercise.minutes,
        hints_total=len(exercise.hints),
    )


def _aloud(slug: str, statement: Statement) -> list[Aloud]:
    """Goal, steps and body as they are read aloud, in this order."""
    texts = [spoken_text(part) for part in statement.parts]
    if not can_record() or language() not in VOICES:
        # The browser's own voice reads.
        return [Aloud(text, url="") for text in texts]

    return [Aloud(text, _recording_url(slug, part, text)) for part, text in enumerate(texts)]


def _recording_url(slug: str, part: int, text: str) -> str:
    if not text:
        return ""
    # With the text's key in it the address changes with the text, and browsers may keep the sound.
    key = recording_key(language(), text)
    return url_for("learn.recording", slug=slug, part=part, key=key)


def puzzle_view(exercise: Exercise) -> dict[str, Any] | None:
    """``PuzzleData`` of ``puzzle.ts``; None where there are no lines of text to put in order."""
    pieces = exercise.parsons
    if pieces is None or exercise.blocks is not None:
        return None

    texts = {
        "placed": gettext("Line %(line)s: placed, number %(place)s of %(total)s."),
        "moved": gettext("Line %(line)s: now number %(place)s of %(total)s."),
        "indented": gettext("Line %(line)s: indentation %(depth)s."),
        "taken": gettext("Line %(line)s: put back."),
        "up": gettext("Up"),
        "down": gettext("Down"),
        "inwards": gettext("Move in"),
        "outwards": gettext("Move out"),
        "back": gettext("Put back"),
    }
    return {"given": pieces.given, "lines": pieces.lines, "indent": pieces.indent, "texts": texts}


def _question(prediction: Prediction, engine: str) -> str:
    if prediction.asks == "position" and engine == "grid":
        return gettext("Where does Boulon stop?")
    if prediction.asks == "position":
        return gettext("Where does the turtle stop? x, y and direction.")
    if prediction.asks == "value":
        return gettext("What does the variable %(name)s hold at the end?", name=prediction.name)
    return gettext("What appears on the screen?")


def _choices(prediction: Prediction, right: str | None) -> tuple[str, ...]:
    return () if right is None else offered_answers(prediction, right)
