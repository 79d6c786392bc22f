"""What a family reads about its child: effort, what was learnt, what comes next, what to ask. Never a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from tremplin.domain.exercise import Skill, Text
from tremplin.models import Consent, Creation, Draft, FamilyNote, FamilySlip, Learner, Progress, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.family.consent import standing_consent
from tremplin.services.family.effort import days_present, minutes_at_work
from tremplin.services.family.notes import notes_for
from tremplin.services.family.show_work import works_of
from tremplin.services.house.record_access import actor_of, record_access
from tremplin.services.learning.open_path import Path, PathStep, path_of

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
    """Something to ask the child: ``about`` is a stable word, ``title`` the exercise it is about, if any."""

    about: str
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class FamilyReport:
    """All that a family's page tells."""

    learner: Learner
    effort: Effort
    path: Path | None
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
    path = path_of(learner)
    rows = list(
        db.session.scalars(
            select(Progress).where(Progress.learner_id == learner.id).order_by(Progress.last_activity_at.desc())
        )
    )
    steps = {step.loaded.exercise_id: step for step in path.steps} if path else {}
    learnt = {
        skill
        for row in rows
        if row.first_success_at is not None and row.exercise_id in steps
        for skill in steps[row.exercise_id].loaded.exercise.skills
    }
    return FamilyReport(
        learner=learner,
        effort=_effort(learner, rows),
        path=path,
        skills=[skill for name, skill in skills.items() if name in learnt],
        questions=_questions([(row, steps[row.exercise_id]) for row in rows if row.exercise_id in steps], path),
        weeks=_weeks(learner),
        works=works_of(learner.id),
        notes=notes_for(learner),
        consent=standing_consent(learner),
    )


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
        passed=sum(row.first_success_at is not None and row.first_success_at >= since for row in rows),
    )


def _questions(done: list[tuple[Progress, PathStep]], path: Path | None) -> list[Question]:
    """Three questions that fit what happened last, filled up with ones that always fit."""
    questions = []
    passed = next((step for row, step in done if row.first_success_at is not None), None)
    if passed:
        questions.append(Question("show", passed.loaded.exercise.title))
    tried = next((step for row, step in done if row.attempts > 1 and step is not passed), None)
    if tried:
        questions.append(Question("turning_point", tried.loaded.exercise.title))
    if path and path.next_step and path.next_step is not tried:
        questions.append(Question("guess", path.next_step.loaded.exercise.title))
    always = [Question("proud"), Question("helped"), Question("wish")]
    return [*questions, *always][:3]
