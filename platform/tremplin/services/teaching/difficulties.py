"""Where children get stuck: by exercise, and by what was wrong with the programs they handed in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from tremplin.models import Group, Learner, Progress, Submission
from tremplin.models.db import db
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.learning.paths import group_curricula, path_through

MISTAKES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was wrong, as a word (see ``services.learning.mistakes``), how often, and with how many children."""

    word: str
    times: int
    children: int


@dataclass(frozen=True, slots=True)
class Difficulty:
    """An exercise as the group has met it.

    Attributes:
        tried: How many children have handed in a program.
        passed: How many of them have solved it.
        attempts: How many programs all of them have handed in.
        mistakes: The usual ones, the most frequent first.
    """

    loaded: LoadedExercise
    tried: int
    passed: int
    attempts: int
    mistakes: tuple[Mistake, ...]


def difficulties_of(group: Group, slug: str = "") -> list[Difficulty]:
    """What the group's children have tried, in the order of the path with this slug, else of their first one."""
    followed = group_curricula(group)
    given, curriculum = next((each for each in followed if each[1].slug == slug), None) or next(
        iter(followed), (None, None)
    )
    if given is None or curriculum is None:
        return []

    children = _children(group)
    counted = {
        row.exercise_id: row
        for row in db.session.execute(
            select(
                Progress.exercise_id,
                func.count(Progress.id).label("tried"),
                func.count(Progress.first_success_at).label("passed"),
                func.sum(Progress.attempts).label("attempts"),
            )
            .where(Progress.learner_id.in_(children), Progress.attempts > 0)
            .group_by(Progress.exercise_id)
        )
    }
    usual = usual_mistakes(counted, children)

    return [
        Difficulty(
            step.loaded, row.tried, row.passed, row.attempts, tuple(usual[step.loaded.exercise_id])
        )
        for step in path_through(curriculum, {}, given.units).steps
        if (row := counted.get(step.loaded.exercise_id))
    ]


def usual_mistakes(
    exercise_ids: Collection[UUID],
    children: Sequence[UUID] | None = None,
    shown: int = MISTAKES_SHOWN,
) -> dict[UUID, list[Mistake]]:
    """The most frequent mistakes by exercise, those of all the children of the house where none are named."""
    query = (
        select(
            Submission.exercise_id,
            Submission.mistake,
            func.count(Submission.id).label("times"),
            func.count(Submission.learner_id.distinct()).label("children"),
        )
        .where(Submission.exercise_id.in_(exercise_ids), Submission.mistake.is_not(None))
        .group_by(Submission.exercise_id, Submission.mistake)
        .order_by(
            func.count(Submission.learner_id.distinct()).desc(), func.count(Submission.id).desc()
        )
    )
    if children is not None:
        query = query.where(Submission.learner_id.in_(children))

    found: dict[UUID, list[Mistake]] = defaultdict(list)
    for exercise_id, word, times, count in db.session.execute(query):
        if word and len(found[exercise_id]) < shown:
            found[exercise_id].append(Mistake(word, times, count))

    return found


def _children(group: Group) -> Sequence[UUID]:
    return db.session.scalars(
        select(Learner.id).where(Learner.group_id == group.id, Learner.archived_at.is_(None))
    ).all()
