"""Predict exercises: what the program really does, and how a child's answer compares with it.

The right answer is an observation of the sandbox, made once for each content (the site keeps it
with the revision); no container is needed when a child answers.
"""

from __future__ import annotations

from hashlib import sha256

from tremplin.content.format.exercise_jobs import job_of, require_verdict
from tremplin.content.format.files import Files, source_text
from tremplin.content.format.loader import exercise_file
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem
from tremplin.content.format.schema import PREDICT_TEST_ID, PredictQuestion
from tremplin.domain.exercise import Exercise, Prediction, Text
from tremplin_sandbox.comparing.compare import folded
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

_ANSWER_FOLLOWS = "== answer =="
_ROBOT = "_robot_asked_about"
_POSITIONS = {
    "grid": f"{_ROBOT}.cell[0] + 1, {_ROBOT}.cell[1] + 1, '↑→↓←'[{_ROBOT}.heading], sep=', '",
    "turtle": "*('%g' % x for x in "
    "(*__import__('turtle').pos(), __import__('turtle').heading())), sep=', '",
}
"""What is printed of where it stops. Robot: column and row, counted from 1 at the top left, and an
arrow: ``3, 1, →``. Turtle: x, y and heading: ``100, 0, 90``."""


def right_answer(files: Files, sandbox: Sandbox) -> str:
    """The right answer of a predict exercise, from a run of its program.

    It is what the program prints, what the variable asked about holds at its end, or where the
    robot or the turtle stops.

    Raises:
        ContentError: This is no predict exercise, or its program does not run to its end.
        SandboxUnavailableError: The sandbox cannot run anything at the moment; try again later.
    """
    meta = exercise_file(files)
    if meta.predict is None:
        raise ContentError([Problem("exercise.yaml", "predict", _NOT_PREDICT, "kind")])

    source = (
        _world(meta.predict)
        + source_text(files, meta.predict.program)
        + _question(meta.predict, meta.engine)
    )
    verdict = require_verdict(
        sandbox.grade(job_of(files, meta.grading_spec(), source.encode(), {}))
    )
    result = verdict.tests[0] if verdict.tests else None
    if verdict.verdict is not VerdictClass.FAILED or result is None or result.got is None:
        raise ContentError([Problem(meta.predict.program, "predict", _does_not_run(verdict))])

    return normal(result.got.rpartition(_ANSWER_FOLLOWS)[2])


def offered_answers(prediction: Prediction, right: str) -> tuple[str, ...]:
    """The answers to choose from, the right one among them; empty when the child types her own.

    The order is the same for everybody and tells nothing: it depends on the texts alone.
    """
    if not prediction.choices:
        return ()
    answers = {normal(choice.answer) for choice in prediction.choices} | {normal(right)}
    return tuple(sorted(answers, key=lambda answer: sha256(answer.encode()).digest()))


def verdict_for_answer(answer: str, right: str, exercise: Exercise) -> Verdict:
    """The verdict on a child's answer: one test, with the sentence for her misconception.

    Args:
        answer: Her text, typed or chosen.
        right: What :func:`right_answer` gave for this content.
        exercise: The predict exercise.

    Raises:
        ValueError: ``exercise`` is of another kind.
    """
    if exercise.prediction is None:
        raise ValueError(f"{exercise.slug} is no predict exercise")

    passed = normal(answer) == normal(right)
    result = TestResult(
        id=PREDICT_TEST_ID,
        status=TestStatus.PASSED if passed else TestStatus.FAILED,
        visible=True,
        level="required",
        message=None if passed else _sentence(answer, exercise.prediction),
        got=normal(answer),
    )
    return Verdict(
        VerdictClass.PASSED if passed else VerdictClass.FAILED, "", (result,), wall_s=0.0
    )


def normal(answer: str) -> str:
    """An answer in its normal form: what a child cannot see is left out.

    That is spaces around lines, empty lines at its ends, how letters are coded.
    """
    return "\n".join(line.strip() for line in folded(answer).strip().splitlines())


_NOT_PREDICT = Message("This is not a predict exercise.")


def _world(question: PredictQuestion) -> str:
    return f"{_ROBOT} = __import__('robot').begin({question.world!r})\n" if question.world else ""


def _question(question: PredictQuestion, engine: str) -> str:
    if question.question == "output":
        return ""
    asked = question.name if question.question == "value" else _POSITIONS[engine]
    return f"\nprint()\nprint({_ANSWER_FOLLOWS!r})\nprint({asked})\n"


def _sentence(answer: str, prediction: Prediction) -> Text:
    for choice in prediction.choices:
        if normal(choice.answer) == normal(answer):
            return choice.says
    return prediction.on_fail


def _does_not_run(verdict: Verdict) -> Message:
    return Message(
        "The program to read does not run to its end (%(verdict)s %(reason)s).",
        verdict=verdict.verdict,
        reason=verdict.reason,
    )
