"""Where children get stuck: by exercise, and by what was wrong with the programs they handed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import func, select

from tremplin.models import Group, Learner, Progress, Submission
from tremplin.models.db import db
from tremplin.read_models.figures_page import Difficulty, GroupFigures, Mistake
from tremplin.services.learning.paths import path_through
from tremplin.services.teaching.boards import Look, followed_path, note_look
from tremplin.services.teaching.group_pages import followed_paths

MISTAKES_SHOWN = 3


def open_figures(group: Group, slug: str, actor: str) -> GroupFigures:
    """The group's figures on the path with this slug, else on its first; ``actor`` is noted."""
    note_look(group, actor, Look.DATA)
    return GroupFigures(group, followed_paths(group), difficulties_of(group, slug))


def difficulties_of(group: Group, slug: str = "") -> list[Difficulty]:
    """What the group's children have tried, in the order of this path, else of the first."""
    given, curriculum = followed_path(group, slug)
    if given is None or curriculum is None:
        return []

    children = _children(group)
    rows = db.session.execute(
        select(
            Progress.exercise_id,
            func.count(Progress.id).label("tried"),
            func.count(Progress.first_success_at).label("passed"),
            func.sum(Progress.attempts).label("attempts"),
        )
        .where(Progress.learner_id.in_(children), Progress.attempts > 0)
        .group_by(Progress.exercise_id)
    )
    counted = {row.exercise_id: row for row in rows}
    usual = usual_mistakes(counted, children)
    difficulties = []

    for step in path_through(curriculum, {}, given.units).steps:
        row = counted.get(step.loaded.exercise_id)
        if row:
            mistakes = tuple(usual[row.exercise_id])
            difficulties.append(
                Difficulty(step.loaded, row.tried, row.passed, row.attempts, mistakes)
            )

    return difficulties


def usual_mistakes(
    exercise_ids: Collection[UUID],
    children: Sequence[UUID] | None = None,
    shown: int = MISTAKES_SHOWN,
) -> dict[UUID, list[Mistake]]:
    """The most frequent mistakes by exercise: of these children, or of the whole house for None."""
    times = func.count(Submission.id)
    # A mistake that many children make is the more usual one, however often one child repeats hers.
    with_children = func.count(Submission.learner_id.distinct())
    query = (
        select(Submission.exercise_id, Submission.mistake, times, with_children)
        .where(Submission.exercise_id.in_(exercise_ids), Submission.mistake.is_not(None))
        .group_by(Submission.exercise_id, Submission.mistake)
        .order_by(with_children.desc(), times.desc())
    )
    if children is not None:
        query = query.where(Submission.learner_id.in_(children))

    found: dict[UUID, list[Mistake]] = defaultdict(list)
    for exercise_id, word, count, of_children in db.session.execute(query):
        if word and len(found[exercise_id]) < shown:
            found[exercise_id].append(Mistake(word, count, of_children))

    return found


def _children(group: Group) -> Sequence[UUID]:
    return db.session.scalars(
        select(Learner.id).where(Learner.group_id == group.id, Learner.archived_at.is_(None))
    ).all()
