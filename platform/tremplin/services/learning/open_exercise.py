"""Everything the workspace shows when a child opens an exercise: texts, her newest draft, hints, last verdict."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from tremplin.domain.draft import is_empty
from tremplin.domain.exercise import Unit
from tremplin.domain.facts import FactKind
from tremplin.domain.path import StepState
from tremplin.models import Comment, Draft, Learner, Progress, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.path import Path, PathStep
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused
from tremplin.services.facts import add_fact
from tremplin.services.learning.comments import read_comments
from tremplin.services.learning.drafts import newest_draft
from tremplin.services.learning.grade_submissions import progress_of
from tremplin.services.learning.paths import path_with
from tremplin.services.learning.projects import ticked_items
from tremplin_sandbox.verdict import Verdict


@dataclass(frozen=True, slots=True)
class OpenExercise:
    """An exercise on a child's desk; ``unit`` is None for one chosen for her from another curriculum."""

    loaded: LoadedExercise
    unit: Unit | None
    path: Path
    draft: Draft | None
    progress: Progress
    last: Submission | None
    ticked: frozenset[str] = frozenset()
    """Items of a project's checklist that an adult has ticked."""
    waiting: Submission | None = None
    """Her newest submission for it, while that has no verdict."""
    comments: tuple[Comment, ...] = ()
    """What adults have said of the child's program, the newest first."""

    @property
    def source(self) -> str:
        """What the editor shows: the child's newest draft, or the starter."""
        return self.draft.source if self.draft else self.loaded.exercise.starter

    @property
    def hints_given(self) -> int:
        """How many hints the child has taken so far."""
        return min(self.progress.hints_used, len(self.loaded.exercise.hints))


def open_exercise(learner: Learner, slug: str) -> OpenExercise:
    """Put the exercise on the child's desk, noting when she first opened it.

    Raises:
        NotFound: Not an exercise of her path.
        Refused: ``locked`` while its unit is not open yet, ``closed`` while an adult keeps it
            closed.
    """
    path, step = reachable_step(learner, slug)
    with unit_of_work():
        progress = progress_of(learner.id, step.loaded.exercise_id, now())

    return OpenExercise(
        loaded=step.loaded,
        unit=path.unit_of(slug),
        path=path,
        draft=newest_draft(learner.id, step.loaded.exercise_id),
        progress=progress,
        last=last_graded(learner.id, step.loaded.exercise_id),
        ticked=ticked_items(learner.id, step.loaded.exercise_id)
        if step.loaded.exercise.project
        else frozenset(),
        waiting=_waiting(learner.id, step.loaded.exercise_id),
        comments=tuple(read_comments(learner.id, step.loaded.exercise_id)),
    )


def reachable_step(learner: Learner, slug: str) -> tuple[Path, PathStep]:
    """The child's path and the step on it with this slug.

    Raises:
        NotFound: Not an exercise of her path.
        Refused: ``locked`` while its unit is not open yet, ``closed`` while an adult keeps it
            closed.
    """
    path = path_with(learner, slug)
    step = path.step(slug) if path else None
    if path is None or step is None:
        raise NotFound
    if step.state is StepState.LOCKED:
        raise Refused("closed" if path.is_closed(slug) else "locked")
    return path, step


def last_graded(
    learner_id: UUID, exercise_id: UUID, before: Submission | None = None
) -> Submission | None:
    """The child's newest graded submission for the exercise, or the newest of those before one."""
    return db.session.scalars(
        select(Submission)
        .where(
            Submission.learner_id == learner_id,
            Submission.exercise_id == exercise_id,
            Submission.state == SubmissionState.GRADED,
            *([Submission.arrival < before.arrival] if before else []),
        )
        .order_by(Submission.arrival.desc(), Submission.id.desc())
        .limit(1)
    ).first()


def came_nearer(submission: Submission) -> bool:
    """Whether a submission passes more required tests than the one before it, of the same revision."""
    before = last_graded(submission.learner_id, submission.exercise_id, before=submission)
    if (
        before is None
        or before.revision_id != submission.revision_id
        or is_empty(submission.source)
    ):
        return False
    return _required_passed(submission) > _required_passed(before)


def _required_passed(submission: Submission) -> int:
    return Verdict.from_json(submission.verdict).required_passed if submission.verdict else 0


def _waiting(learner_id: UUID, exercise_id: UUID) -> Submission | None:
    newest = db.session.scalars(
        select(Submission)
        .where(Submission.learner_id == learner_id, Submission.exercise_id == exercise_id)
        .order_by(Submission.arrival.desc(), Submission.id.desc())
        .limit(1)
    ).first()
    return newest if newest and newest.state is not SubmissionState.GRADED else None


def give_hint(learner: Learner, slug: str) -> OpenExercise:
    """Give the child the next hint of the exercise; after the last one nothing changes. Hints cost nothing.

    Raises:
        NotFound, Refused: As for :func:`open_exercise`.
    """
    opened = open_exercise(learner, slug)
    if opened.hints_given < len(opened.loaded.exercise.hints):
        with unit_of_work():
            opened.progress.hints_used += 1
            number = str(opened.progress.hints_used)
            add_fact(learner.id, opened.loaded.exercise_id, FactKind.HINT, now(), item=number)
    return opened
