"""Who needs an adult now, and who has just made it: read from what the children do, none of it asked of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, select, tuple_

from tremplin.domain.path import Ask
from tremplin.models import (
    Draft,
    ExerciseRow,
    Group,
    Learner,
    LearnerAsk,
    Progress,
    Submission,
    SubmissionState,
)
from tremplin.models.db import db
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.clock import last_midnight, now
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.groups.card_login import learners_of
from tremplin.services.learning.paths import with_nothing_left

SAME_MISTAKE = 3
"""So many programs in a row with the same mistake: another sentence is needed than the one on the screen."""
TOGETHER = 2
"""So many children with the same mistake at the same time are worth a word to all of them."""
IDLE = timedelta(minutes=5)
GONE = timedelta(minutes=45)
"""After this long without a sign of her, a child has gone home."""
FRESH = timedelta(minutes=3)
"""How long a success is news."""
LAST_ONES = 10
"""How many programs back a child's last one for an exercise is looked for, for each child who needs help."""


class Need(StrEnum):
    """Why a child is worth going to."""

    SAME_MISTAKE = "same_mistake"
    IDLE = "idle"
    JUST_PASSED = "just_passed"


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One reason to go, and to whom.

    Attributes:
        learners: One child; several who make the same mistake.
        loaded: The exercise it is about.
        times: How many programs in a row had the mistake, the most of these children; 0 for other
            needs.
        minutes: Since when nothing has changed; 0 for other needs.
        submission: A program with the mistake, to say what it is.
        solved: Whether a child who is idle has solved it: she waits for nothing, she has not gone
            on.
        finished: Whether it was the last thing asked of her: nothing is left on her paths, each in
            her own version.
    """

    need: Need
    learners: tuple[Learner, ...]
    loaded: LoadedExercise
    times: int = 0
    minutes: int = 0
    submission: Submission | None = None
    solved: bool = False
    finished: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    """The last sign of a child: when, and over which exercise."""

    at: datetime
    exercise_id: UUID


def attention_items(group: Group, with_hand_up: Collection[UUID] = ()) -> list[AttentionItem]:
    """Who needs somebody, the most pressing first, then who has just passed.

    Args:
        group: Whose children.
        with_hand_up: Those who have called somebody themselves: they are not told of twice.
    """
    at = now()
    learners = {learner.id: learner for learner in learners_of(group)}
    rows = _recent_progress(group, at)
    signs = _last_signs(group, rows, at)
    waiting = {
        learner_id: sign for learner_id, sign in signs.items() if learner_id not in with_hand_up
    }
    aside = _put_aside(waiting)
    mistaken = [
        row
        for row in rows
        if row.mistake
        and row.learner_id in waiting
        and waiting[row.learner_id].exercise_id == row.exercise_id
        and (row.learner_id, row.exercise_id) not in aside
    ]
    loaded = _loaded(
        {row.exercise_id for row in rows} | {sign.exercise_id for sign in signs.values()}
    )
    mistakes = list(_same_mistakes(mistaken, learners, loaded))
    told = {learner.id for call in mistakes for learner in call.learners}
    solved = {(row.learner_id, row.exercise_id) for row in rows if row.first_success_at}
    still = [
        (learner_id, sign)
        for learner_id, sign in sorted(waiting.items(), key=lambda item: item[1].at)
        if learner_id not in told and at - sign.at >= IDLE and sign.exercise_id in loaded
    ]
    successes = [row for row in _newest_successes(rows, at) if row.exercise_id in loaded]
    at_rest = {learner_id for learner_id, sign in still if (learner_id, sign.exercise_id) in solved}
    just_made_it = {row.learner_id for row in successes}
    finished = with_nothing_left(group, [learners[each] for each in at_rest | just_made_it])
    idle = [
        AttentionItem(
            Need.IDLE,
            (learners[learner_id],),
            loaded[sign.exercise_id],
            minutes=int((at - sign.at).total_seconds() // 60),
            solved=learner_id in at_rest,
            finished=learner_id in at_rest & finished,
        )
        for learner_id, sign in still
    ]
    passed = [
        AttentionItem(
            Need.JUST_PASSED,
            (learners[row.learner_id],),
            loaded[row.exercise_id],
            finished=row.learner_id in finished,
        )
        for row in successes
    ]

    return [*mistakes, *idle, *passed]


def solved_today(group: Group) -> int:
    """How many exercises the group's children have solved since midnight, the site's."""
    return (
        db.session.scalar(
            select(func.count(Progress.id))
            .join(Learner, Progress.learner_id == Learner.id)
            .where(
                Learner.group_id == group.id,
                Learner.archived_at.is_(None),
                Progress.first_success_at >= last_midnight(),
            )
        )
        or 0
    )


def _recent_progress(group: Group, at: datetime) -> Sequence[Progress]:
    return db.session.scalars(
        select(Progress)
        .join(Learner, Progress.learner_id == Learner.id)
        .where(
            Learner.group_id == group.id,
            Learner.archived_at.is_(None),
            Progress.last_activity_at > at - GONE,
        )
    ).all()


def _last_signs(group: Group, rows: Sequence[Progress], at: datetime) -> dict[UUID, _Sign]:
    """When each child who is still there did something last: handed in, opened or typed."""
    typed = db.session.execute(
        select(Draft.learner_id, Draft.exercise_id, func.max(Draft.saved_at).label("at"))
        .join(Learner, Draft.learner_id == Learner.id)
        .where(
            Learner.group_id == group.id, Learner.archived_at.is_(None), Draft.saved_at > at - GONE
        )
        .group_by(Draft.learner_id, Draft.exercise_id)
    )
    signs: dict[UUID, _Sign] = {}
    for learner_id, exercise_id, seen_at in (
        *((row.learner_id, row.exercise_id, row.last_activity_at) for row in rows),
        *((row.learner_id, row.exercise_id, row.at) for row in typed),
    ):
        if learner_id not in signs or signs[learner_id].at < seen_at:
            signs[learner_id] = _Sign(seen_at, exercise_id)

    return signs


def _put_aside(learner_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Child and exercise, where an adult has put it aside for her: he knows, and need not be told of it."""
    rows = db.session.execute(
        select(LearnerAsk.learner_id, LearnerAsk.exercise_id).where(
            LearnerAsk.learner_id.in_(learner_ids), LearnerAsk.ask == Ask.ASIDE
        )
    )
    return {(learner_id, exercise_id) for learner_id, exercise_id in rows}


def _loaded(exercise_ids: Collection[UUID]) -> dict[UUID, LoadedExercise]:
    revisions = db.session.execute(
        select(ExerciseRow.id, ExerciseRow.current_revision_id).where(
            ExerciseRow.id.in_(exercise_ids), ExerciseRow.current_revision_id.is_not(None)
        )
    )
    return {
        exercise_id: loaded_revision(revision_id)
        for exercise_id, revision_id in revisions
        if revision_id
    }


def _newest_successes(rows: Sequence[Progress], at: datetime) -> list[Progress]:
    """Each child's newest success that is still news, the newest first: one word to her is enough for two of them."""
    fresh = [
        (row.first_success_at, row)
        for row in rows
        if row.first_success_at and at - row.first_success_at <= FRESH
    ]
    newest: dict[UUID, Progress] = {}
    for _, row in sorted(fresh, key=lambda success: success[0], reverse=True):
        newest.setdefault(row.learner_id, row)
    return list(newest.values())


def _same_mistakes(
    rows: Sequence[Progress], learners: dict[UUID, Learner], loaded: dict[UUID, LoadedExercise]
) -> Iterator[AttentionItem]:
    alike: dict[tuple[UUID, str], list[Progress]] = defaultdict(list)
    for row in rows:
        if row.exercise_id in loaded:
            alike[row.exercise_id, row.mistake or ""].append(row)

    pressing = {
        key: group
        for key, group in alike.items()
        if len(group) >= TOGETHER or group[0].mistakes >= SAME_MISTAKE
    }
    last = _last_programs([row for group in pressing.values() for row in group])
    for (exercise_id, _), group in sorted(
        pressing.items(), key=lambda item: -max(row.mistakes for row in item[1])
    ):
        group.sort(key=lambda row: -row.mistakes)
        yield AttentionItem(
            Need.SAME_MISTAKE,
            tuple(learners[row.learner_id] for row in group),
            loaded[exercise_id],
            times=group[0].mistakes,
            submission=last.get((group[0].learner_id, exercise_id)),
        )


def _last_programs(rows: Sequence[Progress]) -> dict[tuple[UUID, UUID], Submission]:
    if not rows:
        return {}

    graded = db.session.scalars(
        select(Submission)
        .where(
            tuple_(Submission.learner_id, Submission.exercise_id).in_(
                [(row.learner_id, row.exercise_id) for row in rows]
            ),
            Submission.state == SubmissionState.GRADED,
        )
        .order_by(Submission.arrival.desc(), Submission.id.desc())
        .limit(LAST_ONES * len(rows))
    )
    last: dict[tuple[UUID, UUID], Submission] = {}
    for submission in graded:
        last.setdefault((submission.learner_id, submission.exercise_id), submission)

    return last
