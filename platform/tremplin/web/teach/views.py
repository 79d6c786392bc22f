"""What the instructor's templates are given of a child's work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask_babel import format_datetime, gettext

from tremplin.content.markup.speech import spoken_text
from tremplin.domain.draft import program_in
from tremplin.domain.errors.diagnose import diagnose
from tremplin.models import HelpRequest, Learner, ProblemReport, Staff, Submission, SubmissionState
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.teaching.child_records import ChildWork
from tremplin.services.teaching.replay import Moment
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.project_view import project_view
from tremplin.web.exercise.texts.error_texts import ReadingAge, explain
from tremplin.web.exercise.texts.messages import UNCLEAR_PARTS
from tremplin.web.exercise.verdict_view import VerdictView, verdict_as_read


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


def report_views(reports: Sequence[ProblemReport]) -> list[ReportView]:
    """The reports for the adults who can mend them."""
    return [_report_view(report) for report in reports]


def _report_view(report: ProblemReport) -> ReportView:
    exercise = loaded_revision(report.revision_id).exercise
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
        answered_by=report.answered_by.name if report.answered_by else "",
        closed_at=report.mended_at,
        closed_by=report.mended_by.name if report.mended_by else "",
    )


def hand_views(hands: list[HelpRequest], staff: Staff) -> list[HandView]:
    """The hands of a group as ``staff`` sees them."""
    return [hand_view(hand, staff) for hand in hands]


def hand_view(hand: HelpRequest, staff: Staff) -> HandView:
    """A hand as ``staff`` sees it."""
    attempt = _attempt_view(hand.submission) if hand.submission else None
    return HandView(
        id=hand.id,
        learner=hand.learner,
        exercise_title=_title_of(hand),
        exercise_slug=hand.exercise.slug,
        raised_at=hand.raised_at,
        computer=hand.computer,
        reason=_reason(hand, attempt),
        run_error=hand.run_error,
        source=hand.source,
        attempt=attempt,
        helper=hand.taken_by.name if hand.taken_by else None,
        is_mine=hand.taken_by_id == staff.id,
        is_up=hand.closed_at is None,
    )


def _title_of(hand: HelpRequest) -> str:
    revision_id = hand.exercise.current_revision_id
    return pick(loaded_revision(revision_id).exercise.title) if revision_id else hand.exercise.slug


def _reason(hand: HelpRequest, attempt: AttemptView | None) -> str:
    if hand.run_error:
        error_type, _, message = hand.run_error.partition(": ")
        return explain(diagnose(error_type, message, hand.source), ReadingAge.OLDER).happened
    if attempt is None or attempt.verdict is None:
        return ""
    return attempt.verdict.error.headline if attempt.verdict.error else attempt.verdict.headline


def work_view(work: ChildWork) -> dict[str, Any]:
    """The variables of ``teach/work.html``."""
    exercise = work.loaded.exercise
    program = program_in(work.draft.source) if work.draft else None
    attempts = [_attempt_view(submission) for submission in work.submissions]

    return {
        "title": pick(exercise.title),
        "slug": exercise.slug,
        "cell": work.cell,
        "draft": work.draft,
        "draft_program": program,
        "draft_is_newest": program is not None and (not attempts or attempts[0].source != program),
        "attempts": attempts,
        "solutions": exercise.solutions,
        "project": project_view(exercise, work.ticked),
        "comments": work.comments,
        "star_given": work.star_given,
        "has_history": work.has_history,
    }


def replay_view(loaded: LoadedExercise, moments: Sequence[Moment]) -> dict[str, Any]:
    """The variables of ``teach/replay.html``; ``moments`` is ``MomentData[]`` of ``replay.ts``."""
    return {
        "title": pick(loaded.exercise.title),
        "slug": loaded.exercise.slug,
        "moments": [_moment_view(moment) for moment in moments],
    }


def _moment_view(moment: Moment) -> dict[str, Any]:
    attempt = _attempt_view(moment.submission) if moment.submission else None
    verdict = attempt.verdict if attempt else None

    return {
        "when": format_datetime(moment.at.astimezone(), "d MMMM, HH:mm:ss", rebase=False),
        "at": int(moment.at.timestamp() * 1000),
        "source": program_in(moment.source),
        "checked": verdict.headline
        if verdict
        else gettext("Waiting for its verdict.")
        if attempt
        else "",
        "passed": verdict is not None and verdict.passed,
    }


def _attempt_view(submission: Submission) -> AttemptView:
    graded = submission.state is SubmissionState.GRADED
    verdict = verdict_as_read(submission) if graded else None
    return AttemptView(submission.submitted_at, submission.source, verdict)
