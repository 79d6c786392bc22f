"""A child's work in words for her instructor: pure functions of the read models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask_babel import format_datetime, gettext

from tremplin.content.markup.speech import spoken_text
from tremplin.domain.draft import program_in
from tremplin.domain.errors.diagnose import diagnose
from tremplin.models import Learner, Staff, SubmissionState
from tremplin.read_models.handed_in import HandedIn
from tremplin.read_models.room_page import RaisedHand
from tremplin.read_models.work_page import ChildWork, Moment, Replay, UnclearText, UnclearTexts
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.project_view import project_view
from tremplin.web.exercise.texts.error_texts import ReadingAge, explain
from tremplin.web.exercise.texts.messages import UNCLEAR_PARTS
from tremplin.web.exercise.verdict_view import VerdictView
from tremplin.web.teach.verdict_as_read import verdict_as_read


@dataclass(frozen=True, slots=True)
class AttemptView:
    """A program handed in; ``verdict`` is None while it waits to be checked."""

    submitted_at: datetime
    source: str
    verdict: VerdictView | None


@dataclass(frozen=True, slots=True)
class HandView:
    """A raised hand for the helpers.

    Attributes:
        reason: What the child met last: an error in words, or the headline of her last verdict;
            empty for neither.
        run_error: The error of **Run** as Python words it.
        helper: Who goes there.
        is_mine: Whether the helper is the adult who looks.
    """

    id: UUID
    learner: Learner
    exercise_title: str
    exercise_slug: str
    raised_at: datetime
    computer: str | None
    reason: str
    run_error: str | None
    source: str
    attempt: AttemptView | None
    helper: str | None
    is_mine: bool
    is_up: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """A text that is not clear: where, what of it, and its words in the language it was read in.

    ``answered_by`` and ``closed_by`` are names, empty for nobody who is still here.
    """

    id: UUID
    exercise_title: str
    revision: int
    group_name: str
    language: str
    part: str
    reported_at: datetime
    goal: str
    steps: tuple[str, ...]
    body: str
    answer: str
    answered_at: datetime | None
    answered_by: str
    closed_at: datetime | None
    closed_by: str


def reports_view(texts: UnclearTexts) -> dict[str, Any]:
    """The variables of ``teach/reports.html``."""
    return {
        "reports": [_report_view(text) for text in texts.open],
        "closed": [_report_view(text) for text in texts.closed],
    }


def _report_view(text: UnclearText) -> ReportView:
    report, exercise = text.report, text.exercise
    statement = exercise.statements[report.language]

    return ReportView(
        id=report.id,
        exercise_title=statement.title,
        revision=exercise.revision,
        group_name=report.group.name,
        language=report.language,
        part=str(UNCLEAR_PARTS[report.part]),
        reported_at=report.reported_at,
        goal=statement.goal,
        steps=tuple(spoken_text(step) for step in statement.steps),
        body=spoken_text(statement.body),
        answer=report.answer or "",
        answered_at=report.answered_at,
        answered_by=_name(report.answered_by),
        closed_at=report.mended_at,
        closed_by=_name(report.mended_by),
    )


def _name(staff: Staff | None) -> str:
    return staff.name if staff else ""


def hand_view(raised: RaisedHand, looks: Staff) -> HandView:
    """A hand as the adult who looks sees it."""
    hand = raised.request
    attempt = attempt_view(raised.handed_in) if raised.handed_in else None
    return HandView(
        id=hand.id,
        learner=hand.learner,
        exercise_title=pick(raised.exercise.title) if raised.exercise else hand.exercise.slug,
        exercise_slug=hand.exercise.slug,
        raised_at=hand.raised_at,
        computer=hand.computer,
        reason=_reason(raised, attempt),
        run_error=hand.run_error,
        source=hand.source,
        attempt=attempt,
        helper=hand.taken_by.name if hand.taken_by else None,
        is_mine=hand.taken_by_id == looks.id,
        is_up=hand.closed_at is None,
    )


def _reason(raised: RaisedHand, attempt: AttemptView | None) -> str:
    hand = raised.request
    if hand.run_error:
        error_type, _, message = hand.run_error.partition(": ")
        diagnosis = diagnose(error_type, message, hand.source)
        return explain(diagnosis, ReadingAge.OLDER).happened

    verdict = attempt.verdict if attempt else None
    if verdict is None:
        return ""
    return verdict.error.headline if verdict.error else verdict.headline


def work_view(work: ChildWork) -> dict[str, Any]:
    """The variables of ``teach/work.html``."""
    exercise = work.exercise
    program = program_in(work.draft.source) if work.draft else None
    attempts = [attempt_view(handed_in) for handed_in in work.handed_in]
    last_checked = attempts[0].source if attempts else None

    return {
        "title": pick(exercise.title),
        "slug": exercise.slug,
        "cell": work.cell,
        "draft": work.draft,
        "draft_program": program,
        # A draft that was handed in as it is would stand on the page twice.
        "draft_is_newest": program is not None and program != last_checked,
        "attempts": attempts,
        "solutions": exercise.solutions,
        "project": project_view(exercise, work.ticked),
        "comments": work.comments,
        "star_given": work.star_given,
        "has_history": work.has_history,
    }


def replay_view(replay: Replay) -> dict[str, Any]:
    """The variables of ``teach/replay.html``; ``moments`` is ``MomentData[]`` of ``replay.ts``."""
    return {
        "title": pick(replay.exercise.title),
        "slug": replay.exercise.slug,
        "moments": [_moment_view(moment) for moment in replay.moments],
    }


def _moment_view(moment: Moment) -> dict[str, Any]:
    attempt = attempt_view(moment.handed_in) if moment.handed_in else None
    verdict = attempt.verdict if attempt else None

    return {
        "when": format_datetime(moment.at.astimezone(), "d MMMM, HH:mm:ss", rebase=False),
        "at": int(moment.at.timestamp() * 1000),
        "source": program_in(moment.source),
        "checked": _said_of(attempt),
        "passed": verdict is not None and verdict.passed,
    }


def _said_of(attempt: AttemptView | None) -> str:
    """What was said of a program at a moment; nothing of one that was only saved."""
    if attempt is None:
        return ""
    if attempt.verdict is None:
        return gettext("Waiting for its verdict.")
    return attempt.verdict.headline


def attempt_view(handed_in: HandedIn) -> AttemptView:
    """A program handed in, with its verdict where it has one."""
    submission = handed_in.submission
    is_graded = submission.state is SubmissionState.GRADED
    verdict = verdict_as_read(handed_in) if is_graded else None
    return AttemptView(submission.submitted_at, submission.source, verdict)
