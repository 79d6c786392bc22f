"""What the instructor's templates are given of a child's work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tremplin.domain.draft import program_in
from tremplin.models import Submission, SubmissionState
from tremplin.services.teaching.open_child import ChildWork
from tremplin.web.i18n import pick
from tremplin.web.project_view import project_view
from tremplin.web.verdict_view import VerdictView, verdict_view
from tremplin_sandbox.verdict import Verdict


@dataclass(frozen=True, slots=True)
class AttemptView:
    """A program handed in; ``verdict`` is None while it waits to be checked."""

    submitted_at: datetime
    source: str
    verdict: VerdictView | None


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
    }


def _attempt_view(submission: Submission) -> AttemptView:
    graded = submission.state is SubmissionState.GRADED
    verdict = verdict_view(Verdict.from_json(submission.verdict or {}), submission.source) if graded else None
    return AttemptView(submission.submitted_at, submission.source, verdict)
