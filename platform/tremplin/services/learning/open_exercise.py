"""Open an exercise, give a hint, answer a Check: each returns all that the child's page shows."""

from __future__ import annotations

from uuid import UUID

from tremplin.domain.facts import FactKind
from tremplin.models import AgeBand, Draft, Learner, Progress, Submission, SubmissionState
from tremplin.models.db import unit_of_work
from tremplin.read_models.exercise_page import CheckAnswer, ExercisePage, KeptDraft
from tremplin.read_models.path import Path, PathStep
from tremplin.services.clock import now
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.facts import add_fact
from tremplin.services.learning.comments import read_comments
from tremplin.services.learning.drafts import newest_draft
from tremplin.services.learning.grade_submissions import progress_of
from tremplin.services.learning.hands import hand_of
from tremplin.services.learning.paths import path_with, reachable_step
from tremplin.services.learning.projects import ticked_items
from tremplin.services.learning.show_at_home import is_shown
from tremplin.services.learning.submissions import (
    as_graded,
    as_waiting,
    last_graded,
    waiting_program,
)
from tremplin.services.learning.unclear_reports import explanations


def open_exercise(learner: Learner, slug: str, language: str) -> ExercisePage:
    """Open the exercise for the child, noting when she first did so.

    Args:
        learner: The child.
        slug: Which exercise.
        language: The language she reads it in.

    Raises:
        NotFound, Refused: As :func:`reachable_step`.
    """
    path, step = reachable_step(learner, slug)
    with unit_of_work():
        progress = progress_of(learner.id, step.loaded.exercise_id, now())

    return _page(learner, path, step, progress, language)


def give_hint(learner: Learner, slug: str, language: str) -> ExercisePage:
    """Give the child the next hint; after the last one nothing changes. Hints cost nothing.

    Raises:
        NotFound, Refused: As :func:`reachable_step`.
    """
    path, step = reachable_step(learner, slug)
    with unit_of_work():
        progress = progress_of(learner.id, step.loaded.exercise_id, now())
        if progress.hints_used < len(step.loaded.exercise.hints):
            progress.hints_used += 1
            number = str(progress.hints_used)
            add_fact(learner.id, step.loaded.exercise_id, FactKind.HINT, now(), item=number)

    return _page(learner, path, step, progress, language)


def answer_check(learner: Learner, submission: Submission) -> CheckAnswer:
    """What the child's page is told of a program that she handed in."""
    exercise = loaded_revision(submission.revision_id).exercise
    if submission.state is not SubmissionState.GRADED:
        return CheckAnswer(as_waiting(submission), exercise)

    path = path_with(learner, exercise.slug)
    step = path.step(exercise.slug) if path else None

    return CheckAnswer(
        as_waiting(submission),
        exercise,
        graded=as_graded(submission),
        is_young=learner.age_band is AgeBand.YOUNG,
        stars=step.stars if step else 0,
        next_slug=_next_slug(path, exercise.slug),
        ticked=ticked_items(learner.id, submission.exercise_id),
    )


def _page(
    learner: Learner, path: Path, step: PathStep, progress: Progress, language: str
) -> ExercisePage:
    loaded, exercise_id = step.loaded, step.loaded.exercise_id
    slug = loaded.exercise.slug
    last = last_graded(learner.id, exercise_id)

    return ExercisePage(
        owner_id=learner.id,
        is_young=learner.age_band is AgeBand.YOUNG,
        loaded=loaded,
        at=now(),
        draft=_kept(newest_draft(learner.id, exercise_id)),
        unit=path.unit_of(slug),
        next_slug=_next_slug(path, slug),
        hints_used=progress.hints_used,
        stars=progress.stars,
        is_done=progress.first_success_at is not None,
        is_shown=is_shown(learner.id, exercise_id),
        last=as_graded(last) if last else None,
        waiting=waiting_program(learner.id, exercise_id),
        ticked=_ticked(learner.id, step),
        comments=read_comments(learner.id, exercise_id),
        explanations=explanations(learner, loaded.revision_id, language),
        hand=hand_of(learner.id),
    )


def _kept(draft: Draft | None) -> KeptDraft | None:
    return KeptDraft(draft.version, draft.source, draft.saved_at) if draft else None


def _ticked(learner_id: UUID, step: PathStep) -> frozenset[str]:
    # Only a project has a checklist: the others need not ask the database.
    if step.loaded.exercise.project is None:
        return frozenset()
    return ticked_items(learner_id, step.loaded.exercise_id)


def _next_slug(path: Path | None, slug: str) -> str | None:
    following = path.after(slug) if path else None
    return following.loaded.exercise.slug if following else None
