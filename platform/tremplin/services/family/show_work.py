"""The works that a child chose to show at home, with what they do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from tremplin.content.grading import SOLUTION_FILE, job_of
from tremplin.domain.draft import program_in
from tremplin.models import Creation, Learner, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.services.catalogue import LoadedExercise, loaded_revision
from tremplin.services.clock import now
from tremplin.services.errors import Refused
from tremplin_sandbox.errors import ExerciseFaultError, SandboxError
from tremplin_sandbox.goals import goals_of
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.spec import GridTest, StdoutTest

MOST_OUTPUT = 2_000
"""Characters of what a program printed that are kept."""


def works_of(learner_id: UUID) -> list[Creation]:
    """What the child shows, the newest first."""
    return list(
        db.session.scalars(
            select(Creation).where(Creation.learner_id == learner_id).order_by(Creation.chosen_at.desc())
        )
    )


def is_shown(learner_id: UUID, exercise_id: UUID) -> bool:
    """Whether the child shows her work for this exercise."""
    return (
        db.session.scalars(
            select(Creation.id).where(Creation.learner_id == learner_id, Creation.exercise_id == exercise_id)
        ).first()
        is not None
    )


def show_work(learner: Learner, loaded: LoadedExercise, sandbox: Sandbox | None) -> None:
    """Show the child's newest program that passed; a work shown before for the same exercise makes way.

    Raises:
        Refused: ``not_done`` while nothing of hers has passed.
    """
    submission = db.session.scalars(
        select(Submission)
        .where(
            Submission.learner_id == learner.id,
            Submission.exercise_id == loaded.exercise_id,
            Submission.state == SubmissionState.GRADED,
            Submission.verdict_class == "passed",
        )
        .order_by(Submission.submitted_at.desc())
        .limit(1)
    ).first()
    if submission is None:
        raise Refused("not_done")
    shown = what_is_seen(loaded_revision(submission.revision_id), program_in(submission.source), sandbox)
    with unit_of_work() as session:
        session.execute(_of(learner.id, loaded.exercise_id))
        session.add(
            Creation(
                learner_id=learner.id,
                exercise_id=loaded.exercise_id,
                source=submission.source,
                shown=shown,
                chosen_at=now(),
            )
        )


def hide_work(learner: Learner, exercise_id: UUID) -> None:
    """Show it no more."""
    with unit_of_work() as session:
        session.execute(_of(learner.id, exercise_id))


def what_is_seen(loaded: LoadedExercise, source: str, sandbox: Sandbox | None) -> dict[str, Any]:
    """What a program shows when it runs: a drawing, a world, what it prints; empty where only the program is seen."""
    if loaded.exercise.prediction is not None:
        return {}
    worlds = [world for test in loaded.spec.tests if isinstance(test, GridTest) for world in test.worlds]
    if worlds:
        return {"world": worlds[0]}
    if loaded.exercise.engine == "turtle":
        return _drawing(loaded, source, sandbox)
    printed = next((test.expect for test in loaded.spec.tests if isinstance(test, StdoutTest) and test.visible), None)
    return {"output": printed[:MOST_OUTPUT]} if isinstance(printed, str) else {}


def _drawing(loaded: LoadedExercise, source: str, sandbox: Sandbox | None) -> dict[str, Any]:
    if sandbox is None or not loaded.goals:
        return {}
    job = replace(job_of({SOLUTION_FILE: source.encode()}, loaded.spec, b"", {}), goals={})
    try:
        drawn = next(iter(goals_of(source.encode(), job, sandbox).values()))
    except (ExerciseFaultError, SandboxError, StopIteration):
        # The program alone is shown then; the child may choose it again later.
        return {}
    return {"drawing": drawn.shown()}


def _of(learner_id: UUID, exercise_id: UUID) -> Any:
    return delete(Creation).where(Creation.learner_id == learner_id, Creation.exercise_id == exercise_id)
