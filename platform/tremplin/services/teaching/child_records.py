"""One child's work as her instructor sees it. Every look is in the audit trail."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from tremplin.domain.exercise import Skill
from tremplin.domain.path import Ask
from tremplin.models import Group, Learner, Progress, Staff, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.handed_in import HandedIn
from tremplin.read_models.learner_page import (
    ChildPath,
    ChildStep,
    LearnerPage,
    OfferedUnit,
)
from tremplin.read_models.path import Path, PathStep, under_way
from tremplin.read_models.work_page import ChildWork
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.content.catalogue import current_exercises, loaded_revision
from tremplin.services.family.certificates import certificates_of
from tremplin.services.family.consent import standing_consent
from tremplin.services.family.notes import notes_for
from tremplin.services.family.slips import good_slips
from tremplin.services.groups.card_login import card_issued_at
from tremplin.services.groups.group_lists import groups_of
from tremplin.services.groups.make_group import group_choices
from tremplin.services.learning.comments import comments_on
from tremplin.services.learning.drafts import newest_draft
from tremplin.services.learning.paths import asked_of, paths_of, step_with
from tremplin.services.learning.projects import ticked_items
from tremplin.services.teaching.boards import cell_of, own_ask, told_with

SUBMISSIONS_SHOWN = 10


def open_child(learner: Learner, staff: Staff, skills: Mapping[str, Skill]) -> LearnerPage:
    """The child's page for ``staff``, who is noted as having seen it; ``skills`` by their ids."""
    with unit_of_work():
        record_access(actor_of(staff), "child.opened", learner.id)

    paths = paths_of(learner)
    chosen = paths[0].chosen if paths else ()

    return LearnerPage(
        learner=learner,
        paths=_child_paths(learner, paths),
        chosen=[step.loaded.exercise for step in chosen],
        offered=list(_offered_units()),
        other_groups=list(_other_groups(learner, staff)),
        card_issued_at=card_issued_at(learner),
        slips=len(good_slips(learner)),
        notes=notes_for(learner),
        certificates=certificates_of(learner, skills),
        consent=standing_consent(learner),
    )


def _child_paths(learner: Learner, paths: Sequence[Path]) -> list[ChildPath]:
    rows = db.session.scalars(select(Progress).where(Progress.learner_id == learner.id))
    progress = {row.exercise_id: row for row in rows}
    asks = asked_of(learner.id)
    now_on = under_way(paths)
    return [_child_path(path, progress, asks, is_hers_now=path is now_on) for path in paths]


def _child_path(
    path: Path, progress: Mapping[UUID, Progress], asks: Mapping[str, Ask], *, is_hers_now: bool
) -> ChildPath:
    core = {slug for unit in path.curriculum.units for slug in unit.core}
    return ChildPath(
        curriculum=path.curriculum,
        steps=[
            _child_step(step, progress.get(step.loaded.exercise_id), core, asks)
            for step in path.steps
        ],
        done=path.done_count,
        total=path.total_count,
        is_own=any(own_ask(slug, core, asks) for slug in path.curriculum.slugs),
        is_hers_now=is_hers_now,
    )


def _child_step(
    step: PathStep, progress: Progress | None, core: Collection[str], asks: Mapping[str, Ask]
) -> ChildStep:
    exercise = step.loaded.exercise
    cell = told_with(cell_of(progress), own_ask(exercise.slug, core, asks))
    return ChildStep(exercise, cell, progress.last_activity_at if progress else None)


def _offered_units() -> Iterator[OfferedUnit]:
    """Every unit of every curriculum of the house."""
    curricula = [offered.curriculum for offered in group_choices().curricula]
    slugs = [slug for curriculum in curricula for slug in curriculum.slugs]
    there = current_exercises(slugs)

    for curriculum in curricula:
        for unit in curriculum.units:
            own = (*unit.core, *unit.extra)
            exercises = [there[slug].exercise for slug in own if slug in there]
            yield OfferedUnit(curriculum, unit, exercises)


def _other_groups(learner: Learner, staff: Staff) -> Iterator[Group]:
    for listed in groups_of(staff):
        if listed.group.id != learner.group_id:
            yield listed.group


def open_child_work(learner: Learner, slug: str, actor: str) -> ChildWork:
    """What the child wrote for an exercise of her path; ``actor`` is noted as having read it.

    Raises:
        NotFound: Not an exercise of her paths.
    """
    step = step_with(learner, slug)
    exercise_id = step.loaded.exercise_id

    with unit_of_work():
        record_access(actor, "work.read", learner.id, exercise=slug)

    submissions = db.session.scalars(
        select(Submission)
        .where(Submission.learner_id == learner.id, Submission.exercise_id == exercise_id)
        .order_by(Submission.arrival.desc(), Submission.id.desc())
        .limit(SUBMISSIONS_SHOWN)
    ).all()
    progress = db.session.scalars(
        select(Progress).where(
            Progress.learner_id == learner.id, Progress.exercise_id == exercise_id
        )
    ).first()
    draft = newest_draft(learner.id, exercise_id)
    moments = len(submissions) + (draft.version if draft else 0)

    return ChildWork(
        exercise=step.loaded.exercise,
        cell=cell_of(progress),
        draft=draft,
        handed_in=[handed_in(submission) for submission in submissions],
        ticked=ticked_items(learner.id, exercise_id),
        comments=comments_on(learner.id, exercise_id),
        star_given=progress is not None and progress.star_given_at is not None,
        has_history=moments > 1,
    )


def handed_in(submission: Submission) -> HandedIn:
    """The program with the exercise as it stood then; its tests may be others today."""
    return HandedIn(submission, loaded_revision(submission.revision_id).exercise)
