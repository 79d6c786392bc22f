"""What a family reads about its child: effort, what was learnt, what comes next, what to ask. Never a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from tremplin.domain.exercise import Exercise, Skill
from tremplin.models import (
    Consent,
    Creation,
    Draft,
    ExerciseRow,
    FamilyNote,
    FamilySlip,
    Learner,
    Progress,
    Submission,
)
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercises
from tremplin.services.family.consent import standing_consent
from tremplin.services.family.effort import days_present, minutes_at_work
from tremplin.services.family.notes import notes_for
from tremplin.services.family.shown_works import works_of
from tremplin.services.learning.paths import Path, paths_of, under_way

RECENT = timedelta(days=30)
WEEKS = 8
"""How many weeks the chart shows."""


@dataclass(frozen=True, slots=True)
class Effort:
    """The last 30 days: days present, minutes at work (estimated), exercises tried and passed."""

    days: int
    minutes: int
    tried: int
    passed: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week's minutes at work (estimated), by its Monday."""

    monday: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the child: ``about`` is a stable word, ``exercise`` what it is about, if anything."""

    about: str
    exercise: Exercise | None = None


@dataclass(frozen=True, slots=True)
class FamilyReport:
    """All that a family's page tells.

    ``path`` is the one the child is on, ``other_paths`` are the rest of her group's. ``new_skills``
    came in the last 30 days, ``skills`` before, on whichever path.
    """

    learner: Learner
    effort: Effort
    path: Path | None
    other_paths: list[Path]
    new_skills: list[Skill]
    skills: list[Skill]
    questions: list[Question]
    weeks: list[Week]
    works: list[Creation]
    notes: list[FamilyNote]
    consent: Consent | None


def tell_progress(slip: FamilySlip, skills: Mapping[str, Skill]) -> FamilyReport:
    """The report on the slip's child; the look is noted in the audit trail.

    Args:
        slip: A good slip.
        skills: Every skill by id, in the order in which families read them.
    """
    learner = slip.learner
    with unit_of_work():
        record_access(actor_of(slip), "family.read", learner.id)

    paths = paths_of(learner)
    path = under_way(paths)
    done = _done(learner)
    rows = [row for row, _ in done]
    learnt = _learnt(done)
    border = now() - RECENT

    return FamilyReport(
        learner=learner,
        effort=_effort(learner, rows),
        path=path,
        other_paths=[other for other in paths if other is not path],
        new_skills=[
            skill for name, skill in skills.items() if name in learnt and learnt[name] >= border
        ],
        skills=[
            skill for name, skill in skills.items() if name in learnt and learnt[name] < border
        ],
        questions=_questions(done, path),
        weeks=_weeks(learner),
        works=works_of(learner.id),
        notes=notes_for(learner),
        consent=standing_consent(learner),
    )


def _done(learner: Learner) -> list[tuple[Progress, Exercise]]:
    """What the child has opened, the latest first, whichever path it is on or was on in the group before."""
    rows = db.session.execute(
        select(Progress, ExerciseRow.slug)
        .join(ExerciseRow, ExerciseRow.id == Progress.exercise_id)
        .where(Progress.learner_id == learner.id)
        .order_by(Progress.last_activity_at.desc())
    ).all()
    loaded = current_exercises([row.slug for row in rows])
    return [(row.Progress, loaded[row.slug].exercise) for row in rows if row.slug in loaded]


def _learnt(done: list[tuple[Progress, Exercise]]) -> dict[str, datetime]:
    """Each skill of what is solved, with the day on which it was shown first."""
    learnt: dict[str, datetime] = {}
    for row, exercise in done:
        if row.first_success_at is not None:
            for skill in exercise.skills:
                learnt[skill] = min(row.first_success_at, learnt.get(skill, row.first_success_at))
    return learnt


def _weeks(learner: Learner) -> list[Week]:
    """The last weeks, the oldest first, empty ones too."""
    today = now().astimezone().date()
    this_monday = today - timedelta(days=today.weekday())
    instants = _signs(learner, now() - timedelta(weeks=WEEKS))
    return [
        Week(monday, minutes_at_work([each for each in instants if _monday(each) == monday]))
        for monday in (this_monday - timedelta(weeks=back) for back in reversed(range(WEEKS)))
    ]


def _monday(instant: datetime) -> date:
    day = instant.astimezone().date()
    return day - timedelta(days=day.weekday())


def _signs(learner: Learner, since: datetime) -> list[datetime]:
    """When something of the child's was saved or handed in."""
    saved = select(Draft.saved_at).where(Draft.learner_id == learner.id, Draft.saved_at >= since)
    handed_in = select(Submission.submitted_at).where(
        Submission.learner_id == learner.id, Submission.submitted_at >= since
    )
    return [*db.session.scalars(saved), *db.session.scalars(handed_in)]


def _effort(learner: Learner, rows: list[Progress]) -> Effort:
    since = now() - RECENT
    instants = _signs(learner, since)
    opened = [row.first_opened_at for row in rows if row.first_opened_at >= since]
    return Effort(
        days=days_present([*instants, *opened]),
        minutes=minutes_at_work(instants),
        tried=sum(row.attempts > 0 and row.last_activity_at >= since for row in rows),
        passed=sum(
            row.first_success_at is not None and row.first_success_at >= since for row in rows
        ),
    )


def _questions(done: list[tuple[Progress, Exercise]], path: Path | None) -> list[Question]:
    """Three questions that fit what happened last, filled up with ones that always fit."""
    questions = []
    passed = next((exercise for row, exercise in done if row.first_success_at is not None), None)
    if passed:
        questions.append(Question("show", passed))

    tried = next(
        (exercise for row, exercise in done if row.attempts > 1 and exercise is not passed), None
    )
    if tried:
        questions.append(Question("turning_point", tried))

    ahead = path.next_step.loaded.exercise if path and path.next_step else None
    if ahead and not (tried and ahead.slug == tried.slug):
        questions.append(Question("guess", ahead))

    always = [Question("proud"), Question("helped"), Question("wish")]
    return [*questions, *always][:3]
