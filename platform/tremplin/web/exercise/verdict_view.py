"""A verdict as the page shows it: first what works, then one thing to try."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask_babel import gettext

from tremplin.domain.draft import is_empty
from tremplin.domain.errors.diagnose import diagnose
from tremplin.domain.errors.silent_slips import silent_slip
from tremplin.domain.exercise import Exercise
from tremplin.read_models.exercise_page import GradedProgram
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.project_view import milestone_words
from tremplin.web.exercise.stage_view import REASONS as ROBOT_REASONS
from tremplin.web.exercise.stage_view import STOPS
from tremplin.web.exercise.texts.error_texts import SENTENCES, ReadingAge, Sentences, explain
from tremplin.web.exercise.texts.messages import HEADLINES, NEARER, REASONS, REFUSALS, SUGGESTIONS
from tremplin.web.exercise.texts.puzzle_texts import sentences_of
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An error of the child's program, explained; ``original`` is what Python said, if anything."""

    headline: str
    suggestion: str
    line: int | None
    original: str


@dataclass(frozen=True, slots=True)
class TestView:
    """One test in words.

    Attributes:
        step: Which of several calls is the first that is not right, from 1; 0 where there is only
            one.
        changes_argument: ``expected`` is what a function was given, ``got`` what became of it.
        marks_whitespace: Only invisible characters differ.
    """

    __test__ = False

    id: str
    passed: bool
    status: str
    level: str
    visible: bool
    message: str
    input: str | None
    expected: str | None
    got: str | None
    step: int
    changes_argument: bool
    marks_whitespace: bool
    picture: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict in words."""

    verdict: str
    headline: str
    suggestion: str
    tests: tuple[TestView, ...]
    error: ErrorView | None
    stars: int
    passed_count: int

    @property
    def picture(self) -> Mapping[str, Any] | None:
        """What the stage plays of the verdict: the first failed test that has a picture."""
        return next((test.picture for test in self.tests if test.picture), None)

    @property
    def passed(self) -> bool:
        """Whether the exercise is solved."""
        return self.verdict == VerdictClass.PASSED


_TOLD = (TestStatus.PASSED, TestStatus.FAILED)


def verdict_view(
    verdict: Verdict,
    source: str,
    age: ReadingAge = ReadingAge.OLDER,
    stars: int = 0,
    reached: Mapping[str, str] = MappingProxyType({}),
    is_nearer: bool = False,
    sentences: Mapping[str, Sentences] = MappingProxyType(SENTENCES),
) -> VerdictView:
    """The verdict on a program in the reader's language, its error explained for their age.

    ``reached`` says by a test's id what it means that it passes, where that has words;
    ``is_nearer``, whether more tests pass than at the Check before; ``sentences`` are those for
    errors on the child's page.
    """
    shown = _explained(verdict, source, age, sentences)

    return VerdictView(
        verdict=verdict.verdict.value,
        headline=str(NEARER if is_nearer else HEADLINES[verdict.verdict]),
        suggestion=_suggestion(verdict, shown),
        tests=tuple(_test_views(verdict, reached)),
        error=shown,
        stars=stars,
        passed_count=_passed_count(verdict, source),
    )


def _explained(
    verdict: Verdict, source: str, age: ReadingAge, sentences: Mapping[str, Sentences]
) -> ErrorView | None:
    for test in verdict.tests:
        if test.error:
            return _error_view(test.error, source, age, sentences)
    return _slip_view(verdict, source, age, sentences)


def _test_views(verdict: Verdict, reached: Mapping[str, str]) -> Iterator[TestView]:
    for number, test in enumerate(verdict.tests, 1):
        # A test that an error or a limit cut short has nothing to add to what is said of that.
        if test.status in _TOLD:
            yield _test_view(test, reached.get(test.id) or gettext("Try %(number)s", number=number))


def _passed_count(verdict: Verdict, source: str) -> int:
    # What an empty program passes is no work of the child's.
    if is_empty(source):
        return 0
    return sum(test.status is TestStatus.PASSED for test in verdict.tests)


def program_verdict(
    graded: GradedProgram, exercise: Exercise, age: ReadingAge, stars: int
) -> VerdictView:
    """The verdict on a program, with the sentences of the exercise's page."""
    return verdict_view(
        graded.verdict,
        graded.source,
        age,
        stars,
        milestone_words(exercise),
        graded.is_nearer,
        sentences_of(exercise),
    )


def _suggestion(verdict: Verdict, error: ErrorView | None) -> str:
    if verdict.verdict is VerdictClass.REJECTED:
        return str(REFUSALS.get(verdict.reason, REFUSALS["not_text"]))
    if error:
        return error.suggestion
    # Where tests failed, each of them says what to try.
    return str(SUGGESTIONS.get(verdict.verdict, ""))


def _test_view(test: TestResult, name: str) -> TestView:
    passed = test.status is TestStatus.PASSED
    differs_invisibly = not passed and _without_spaces(test.expected) == _without_spaces(test.got)

    return TestView(
        id=test.id,
        passed=passed,
        status=test.status.value,
        level=test.level,
        visible=test.visible,
        message=name if passed else _failed_text(test),
        input=test.input,
        expected=test.expected,
        got=test.got,
        step=test.step,
        changes_argument=test.reason == "argument_changed",
        picture=None if passed else test.picture,
        marks_whitespace=differs_invisibly and test.got is not None,
    )


def _failed_text(test: TestResult) -> str:
    message = pick(test.message) if test.message else ""
    return " ".join(part for part in (_reason(test.reason), message) if part)


def _reason(word: str) -> str:
    """Why a test failed, where its own message tells only what is missing at the end."""
    sentences = {**REASONS, **{stop: ROBOT_REASONS[stop] for stop in STOPS}}
    return str(sentences.get(word, ""))


def _without_spaces(text: str | None) -> str | None:
    return None if text is None else "".join(text.split())


def _slip_view(
    verdict: Verdict, source: str, age: ReadingAge, sentences: Mapping[str, Sentences]
) -> ErrorView | None:
    """A line of a program that does not pass yet which Python accepts and which does nothing."""
    slip = silent_slip(source) if verdict.verdict is VerdictClass.FAILED else None
    if slip is None:
        return None
    explanation = explain(slip, age, sentences)
    return ErrorView(explanation.happened, explanation.suggestion, slip.line, original="")


def _error_view(
    error: LearnerError, source: str, age: ReadingAge, sentences: Mapping[str, Sentences]
) -> ErrorView:
    diagnosis = diagnose(error.type, error.message, source, error.line)
    explanation = explain(diagnosis, age, sentences)
    return ErrorView(
        headline=explanation.happened,
        suggestion=explanation.suggestion,
        line=diagnosis.line,
        original=f"{error.type}: {error.message}" if error.message else error.type,
    )
