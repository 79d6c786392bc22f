"""One child's work as her instructor sees it. Every look is in the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from tremplin.domain.exercise import Curriculum
from tremplin.domain.path import Ask
from tremplin.models import Comment, Draft, FamilySlip, Learner, Progress, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.path import Path, PathStep, under_way
from tremplin.services.audit.record_access import record_access
from tremplin.services.family.slips import good_slips
from tremplin.services.groups.card_login import card_issued_at
from tremplin.services.learning.comments import comments_on
from tremplin.services.learning.drafts import newest_draft
from tremplin.services.learning.paths import asked_of, paths_of, step_with
from tremplin.services.learning.projects import ticked_items
from tremplin.services.teaching.boards import Cell, cell_of, own_ask, told_with

SUBMISSIONS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ChildStep:
    """An exercise of her path with what she has done of it."""

    loaded: LoadedExercise
    cell: Cell
    last_activity_at: datetime | None


@dataclass(frozen=True, slots=True)
class ChildPath:
    """One of her paths, with every exercise that is on it for her.

    Attributes:
        done: How many she has solved, of ``total``; counted as on the board.
        is_own: Whether not the same is asked of her as of everybody.
        is_hers_now: Whether it is the one she is on.
    """

    curriculum: Curriculum
    steps: list[ChildStep]
    done: int
    total: int
    is_own: bool
    is_hers_now: bool


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """A child: her paths, what was chosen for her, her card, the slips her family may use."""

    paths: list[ChildPath]
    chosen: tuple[PathStep, ...]
    card_issued_at: datetime | None
    slips: list[FamilySlip]


@dataclass(frozen=True, slots=True)
class ChildWork:
    """What she wrote for one exercise: the newest draft, and the last programs she handed in, newest first.

    ``ticked`` are the items of a project's checklist that an adult has ticked; ``star_given`` tells
    whether an adult has given a star by hand; ``has_history`` whether there is more than one moment
    to look back at.
    """

    loaded: LoadedExercise
    cell: Cell
    draft: Draft | None
    submissions: list[Submission]
    ticked: frozenset[str]
    comments: list[Comment]
    star_given: bool
    has_history: bool


def open_child(learner: Learner, actor: str) -> ChildRecord:
    """The child's record; ``actor`` is noted as having seen it."""
    with unit_of_work():
        record_access(actor, "child.opened", learner.id)

    paths = paths_of(learner)
    rows = {
        row.exercise_id: row
        for row in db.session.scalars(select(Progress).where(Progress.learner_id == learner.id))
    }
    asks = asked_of(learner.id)

    return ChildRecord(
        paths=[
            _child_path(path, rows, asks, is_hers_now=path is under_way(paths)) for path in paths
        ],
        chosen=paths[0].chosen if paths else (),
        card_issued_at=card_issued_at(learner),
        slips=good_slips(learner),
    )


def _child_path(
    path: Path, rows: Mapping[UUID, Progress], asks: Mapping[str, Ask], *, is_hers_now: bool
) -> ChildPath:
    core = {slug for unit in path.curriculum.units for slug in unit.core}
    steps = [
        ChildStep(
            step.loaded,
            told_with(cell_of(progress), own_ask(step.loaded.exercise.slug, core, asks)),
            progress.last_activity_at if progress else None,
        )
        for step in path.steps
        for progress in [rows.get(step.loaded.exercise_id)]
    ]
    is_own = any(own_ask(slug, core, asks) for slug in path.curriculum.slugs)

    return ChildPath(path.curriculum, steps, path.done_count, path.total_count, is_own, is_hers_now)


def open_child_work(learner: Learner, slug: str, actor: str) -> ChildWork:
    """What the child wrote for an exercise of her path; ``actor`` is noted as having read it.

    Raises:
        NotFound: Not an exercise of her paths.
    """
    step = step_with(learner, slug)
    exercise_id = step.loaded.exercise_id

    with unit_of_work():
        record_access(actor, "work.read", learner.id, exercise=slug)

    mine = (Progress.learner_id == learner.id, Progress.exercise_id == exercise_id)
    submissions = db.session.scalars(
        select(Submission)
        .where(Submission.learner_id == learner.id, Submission.exercise_id == exercise_id)
        .order_by(Submission.arrival.desc(), Submission.id.desc())
        .limit(SUBMISSIONS_SHOWN)
    )
    progress = db.session.scalars(select(Progress).where(*mine)).first()
    draft, programs = newest_draft(learner.id, exercise_id), list(submissions)

    return ChildWork(
        loaded=step.loaded,
        cell=cell_of(progress),
        draft=draft,
        submissions=programs,
        ticked=ticked_items(learner.id, exercise_id),
        comments=comments_on(learner.id, exercise_id),
        star_given=progress is not None and progress.star_given_at is not None,
        has_history=len(programs) + (draft.version if draft else 0) > 1,
    )
