"""Grades earlier programs again under an exercise's newest revision: a look, then the change.

A success that was earned stays, whatever the newest tests say of it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from tremplin.content.format.exercise_jobs import require_verdict
from tremplin.domain.progress import ProgressState, advance
from tremplin.models import Learner, Staff, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.errors import NotFound
from tremplin.services.groups.group_lists import groups_of
from tremplin.services.learning.grade_submissions import claim_of, outcome_of, progress_of
from tremplin.services.learning.mistakes import mistake_of
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.verdict import Verdict

MOST = 100
"""How many children are looked at in one go: some ten seconds of one sandbox."""


@dataclass(frozen=True, slots=True)
class Regraded:
    """A child's newest program under the newest revision.

    Attributes:
        submission: What she handed in.
        had_success: Whether she has solved the exercise, then or earlier.
        verdict: What the newest revision says.
    """

    submission: Submission
    had_success: bool
    verdict: Verdict

    @property
    def gains(self) -> bool:
        """Whether it passes now and nothing of hers had passed before."""
        return self.verdict.passed and not self.had_success

    @property
    def keeps(self) -> bool:
        """Whether it would not pass any more: what she earned stays."""
        return self.had_success and not self.verdict.passed


def exercise_here(slug: str) -> LoadedExercise:
    """The exercise's newest revision.

    Raises:
        NotFound: No such exercise.
    """
    loaded = current_exercise(slug)
    if loaded is None:
        raise NotFound
    return loaded


def outdated(loaded: LoadedExercise, staff: Staff) -> list[Submission]:
    """The newest program of each child of the adult's groups, where an older revision graded it.

    At most :data:`MOST` of them.
    """
    groups = [listed.group.id for listed in groups_of(staff)]
    rows = db.session.scalars(
        select(Submission)
        .join(Learner, Learner.id == Submission.learner_id)
        .where(
            Submission.exercise_id == loaded.exercise_id,
            Submission.state == SubmissionState.GRADED,
            Learner.group_id.in_(groups),
            Learner.archived_at.is_(None),
        )
        .order_by(Submission.arrival.desc(), Submission.id.desc())
    )
    newest: dict[UUID, Submission] = {}

    for submission in rows:
        newest.setdefault(submission.learner_id, submission)
    return [each for each in newest.values() if each.revision_id != loaded.revision_id][:MOST]


def look_again(
    loaded: LoadedExercise, submissions: Collection[Submission], sandbox: Sandbox, staff: Staff
) -> list[Regraded]:
    """What the newest revision says of these programs; nothing is changed but the audit trail.

    Raises:
        ContentError: The exercise's own tests cannot be run as they are written.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
    """
    looked = [_regraded(loaded, submission, sandbox) for submission in submissions]
    with unit_of_work():
        for submission in submissions:
            record_access(
                actor_of(staff),
                "work.looked_again",
                submission.learner_id,
                exercise=loaded.exercise.slug,
            )
    return looked


def apply_regrade(loaded: LoadedExercise, regraded: Collection[Regraded], staff: Staff) -> int:
    """Give their success to those who gain one, as of when they handed it in; returns how many.

    The programs of all others stay as they were graded.
    """
    gaining = [each for each in regraded if each.gains]
    with unit_of_work():
        for each in gaining:
            _give(loaded, each)
        record_access(
            actor_of(staff), "exercise.regraded", exercise=loaded.exercise.slug, gained=len(gaining)
        )
    return len(gaining)


def _regraded(loaded: LoadedExercise, submission: Submission, sandbox: Sandbox) -> Regraded:
    claim = claim_of(submission.id, loaded, submission.source)
    verdict = require_verdict(claim.grade() if claim.grade else sandbox.grade(claim.job))
    progress = progress_of(submission.learner_id, loaded.exercise_id, now())
    return Regraded(submission, progress.first_success_at is not None, verdict)


def _give(loaded: LoadedExercise, regraded: Regraded) -> None:
    submission, verdict = regraded.submission, regraded.verdict
    submission.revision_id = loaded.revision_id
    submission.verdict = verdict.to_json()
    submission.verdict_class = verdict.verdict.value
    submission.mistake = mistake_of(verdict, submission.source)
    progress = progress_of(submission.learner_id, loaded.exercise_id, now())
    before = ProgressState(progress.attempts, progress.stars, progress.first_success_at)
    is_guess = progress.attempts > 1 and loaded.exercise.prediction is not None
    after = advance(before, outcome_of(verdict, is_guess=is_guess), submission.submitted_at)
    # It was an attempt when it was handed in; looking at it again is none.
    progress.stars, progress.first_success_at = after.stars, after.first_success_at
    progress.mistake, progress.mistakes = submission.mistake, 0
