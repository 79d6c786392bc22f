"""Who needs an adult now, and who has just passed; concluded from the children's work alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, tuple_

from tremplin.domain.exercise import Exercise
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
from tremplin.read_models.room_page import AttentionItem, Need
from tremplin.services.clock import last_midnight, now
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.groups.card_login import learners_of
from tremplin.services.learning.paths import with_nothing_left
from tremplin.services.teaching.child_records import handed_in

SAME_MISTAKE = 3
"""After so many programs with the same mistake, the sentence on the screen has not helped."""
TOGETHER = 2
"""So many children with the same mistake at the same time are worth a word to all of them."""
IDLE = timedelta(minutes=5)
GONE = timedelta(minutes=45)
"""After this long without a sign of her, a child has gone home."""
FRESH = timedelta(minutes=3)
"""How long a success is news."""
LAST_ONES = 10
"""How many programs are read for each child who needs help, to find the last one of each."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """The last sign of a child: when, and over which exercise."""

    at: datetime
    exercise_id: UUID


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of the room before anything is concluded from it.

    Attributes:
        rows: What the children have done since :data:`GONE`.
        waiting: The last sign of each child who is still there and has called nobody.
        exercises: By id, those of ``rows`` and ``waiting``.
    """

    at: datetime
    learners: dict[UUID, Learner]
    rows: Sequence[Progress]
    waiting: dict[UUID, _Sign]
    exercises: dict[UUID, Exercise]


def attention_items(group: Group, with_hand_up: Collection[UUID] = ()) -> list[AttentionItem]:
    """Who needs somebody, the most pressing first, then who has just passed.

    Args:
        group: Whose children.
        with_hand_up: Those who have called somebody themselves: they are not told of twice.
    """
    scene = _look_around(group, with_hand_up)
    mistakes = list(_same_mistakes(scene))
    told_of = {learner.id for item in mistakes for learner in item.learners}

    still = [learner_id for learner_id in _still(scene) if learner_id not in told_of]
    at_rest = set(_at_rest(scene, still))
    successes = _newest_successes(scene)
    candidates = at_rest.union(row.learner_id for row in successes)
    # Only those who have solved something can have nothing left: nobody else's paths are read.
    finished = with_nothing_left(group, [scene.learners[each] for each in candidates])

    idle = [_idle_item(scene, learner_id, at_rest, finished) for learner_id in still]
    passed = [_passed_item(scene, row, finished) for row in successes]

    return [*mistakes, *idle, *passed]


def _look_around(group: Group, with_hand_up: Collection[UUID]) -> _Scene:
    at = now()
    rows = _recent_progress(group, at)
    signs = _last_signs(group, rows, at)
    seen = {row.exercise_id for row in rows}.union(sign.exercise_id for sign in signs.values())

    return _Scene(
        at=at,
        learners={learner.id: learner for learner in learners_of(group)},
        rows=rows,
        waiting={each: sign for each, sign in signs.items() if each not in with_hand_up},
        exercises=_current_exercises(seen),
    )


def _still(scene: _Scene) -> Iterator[UUID]:
    """The children of whom nothing has been seen for a while, the longest first."""
    for learner_id, sign in sorted(scene.waiting.items(), key=lambda item: item[1].at):
        if scene.at - sign.at < IDLE:
            # The others were seen later still.
            return
        if sign.exercise_id in scene.exercises:
            yield learner_id


def _at_rest(scene: _Scene, still: Iterable[UUID]) -> Iterator[UUID]:
    """Of the children who do nothing, those who have solved the exercise they are at."""
    solved = {(row.learner_id, row.exercise_id) for row in scene.rows if row.first_success_at}
    for learner_id in still:
        if (learner_id, scene.waiting[learner_id].exercise_id) in solved:
            yield learner_id


def _idle_item(
    scene: _Scene, learner_id: UUID, at_rest: Collection[UUID], finished: Collection[UUID]
) -> AttentionItem:
    sign = scene.waiting[learner_id]
    has_solved = learner_id in at_rest
    return AttentionItem(
        Need.IDLE,
        (scene.learners[learner_id],),
        scene.exercises[sign.exercise_id],
        minutes=int((scene.at - sign.at).total_seconds() // 60),
        solved=has_solved,
        finished=has_solved and learner_id in finished,
    )


def _passed_item(scene: _Scene, row: Progress, finished: Collection[UUID]) -> AttentionItem:
    return AttentionItem(
        Need.JUST_PASSED,
        (scene.learners[row.learner_id],),
        scene.exercises[row.exercise_id],
        finished=row.learner_id in finished,
    )


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
    done = [(row.learner_id, row.exercise_id, row.last_activity_at) for row in rows]
    signs: dict[UUID, _Sign] = {}

    for learner_id, exercise_id, seen_at in (*done, *typed):
        if learner_id not in signs or signs[learner_id].at < seen_at:
            signs[learner_id] = _Sign(seen_at, exercise_id)

    return signs


def _put_aside(learner_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Child and exercise where an adult has put it aside for her, and so knows of it."""
    rows = db.session.execute(
        select(LearnerAsk.learner_id, LearnerAsk.exercise_id).where(
            LearnerAsk.learner_id.in_(learner_ids), LearnerAsk.ask == Ask.ASIDE
        )
    )
    return {(learner_id, exercise_id) for learner_id, exercise_id in rows}


def _current_exercises(exercise_ids: Collection[UUID]) -> dict[UUID, Exercise]:
    rows = db.session.execute(
        select(ExerciseRow.id, ExerciseRow.current_revision_id).where(
            ExerciseRow.id.in_(exercise_ids), ExerciseRow.current_revision_id.is_not(None)
        )
    )
    found = {}
    for exercise_id, revision_id in rows:
        if revision_id:
            found[exercise_id] = loaded_revision(revision_id).exercise
    return found


def _newest_successes(scene: _Scene) -> list[Progress]:
    """Each child's newest success that is still news, the newest first.

    One word to her is enough for two of them.
    """
    fresh = []
    for row in scene.rows:
        if row.first_success_at and scene.at - row.first_success_at <= FRESH:
            fresh.append((row.first_success_at, row))

    newest: dict[UUID, Progress] = {}
    for _, row in sorted(fresh, key=lambda success: success[0], reverse=True):
        newest.setdefault(row.learner_id, row)

    return [row for row in newest.values() if row.exercise_id in scene.exercises]


def _same_mistakes(scene: _Scene) -> Iterator[AttentionItem]:
    """The mistakes that one child repeats or several share, the most repeated first."""
    alike: dict[tuple[UUID, str], list[Progress]] = defaultdict(list)
    for row in _mistaken(scene):
        alike[row.exercise_id, row.mistake or ""].append(row)

    pressing = [rows for rows in alike.values() if _is_pressing(rows)]
    for rows in pressing:
        rows.sort(key=_times, reverse=True)
    pressing.sort(key=lambda rows: _times(rows[0]), reverse=True)
    last = _last_programs([row for rows in pressing for row in rows])

    for rows in pressing:
        worst = rows[0]
        program = last.get((worst.learner_id, worst.exercise_id))
        yield AttentionItem(
            Need.SAME_MISTAKE,
            tuple(scene.learners[row.learner_id] for row in rows),
            scene.exercises[worst.exercise_id],
            times=worst.mistakes,
            mistaken=handed_in(program) if program else None,
        )


def _mistaken(scene: _Scene) -> Iterator[Progress]:
    """What children are at whose last program had a mistake."""
    aside = _put_aside(scene.waiting)
    for row in scene.rows:
        if not row.mistake or row.exercise_id not in scene.exercises:
            continue
        # A child who has gone on to another exercise does not sit before this mistake any more.
        sign = scene.waiting.get(row.learner_id)
        if sign is None or sign.exercise_id != row.exercise_id:
            continue
        if (row.learner_id, row.exercise_id) not in aside:
            yield row


def _is_pressing(rows: Sequence[Progress]) -> bool:
    return len(rows) >= TOGETHER or rows[0].mistakes >= SAME_MISTAKE


def _times(row: Progress) -> int:
    return row.mistakes


def _last_programs(rows: Sequence[Progress]) -> dict[tuple[UUID, UUID], Submission]:
    if not rows:
        return {}

    pairs = [(row.learner_id, row.exercise_id) for row in rows]
    graded = db.session.scalars(
        select(Submission)
        .where(
            tuple_(Submission.learner_id, Submission.exercise_id).in_(pairs),
            Submission.state == SubmissionState.GRADED,
        )
        .order_by(Submission.arrival.desc(), Submission.id.desc())
        .limit(LAST_ONES * len(rows))
    )
    last: dict[tuple[UUID, UUID], Submission] = {}
    for submission in graded:
        last.setdefault((submission.learner_id, submission.exercise_id), submission)

    return last
