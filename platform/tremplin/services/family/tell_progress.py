"""What a family reads of its child: effort, what was learnt, what comes next; no comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from tremplin.domain.exercise import Exercise, Skill
from tremplin.domain.path import StepState
from tremplin.models import Draft, ExerciseRow, FamilySlip, Learner, Progress, Submission
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.family_page import (
    Effort,
    FamilyPage,
    FamilyPath,
    FamilyStep,
    FamilyUnit,
    OtherPath,
    Question,
    Standing,
    Week,
)
from tremplin.read_models.path import Path, PathUnit, under_way
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercises
from tremplin.services.family.certificates import certificates_of
from tremplin.services.family.consent import NOTICE, standing_consent
from tremplin.services.family.effort import days_present, minutes_at_work
from tremplin.services.family.notes import notes_for
from tremplin.services.family.shown_works import shown_works
from tremplin.services.learning.paths import paths_of

RECENT = timedelta(days=30)
WEEKS = 8
"""How many weeks the chart shows."""
QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class _Opened:
    """An exercise that the child has opened, with her progress in it."""

    progress: Progress
    exercise: Exercise

    @property
    def is_solved(self) -> bool:
        return self.progress.first_success_at is not None


def tell_progress(slip: FamilySlip, skills: Mapping[str, Skill]) -> FamilyPage:
    """The page about the slip's child; the look is noted in the audit trail.

    Args:
        slip: A good slip.
        skills: Every skill by id, in the order in which families read them.
    """
    learner = slip.learner
    with unit_of_work():
        record_access(actor_of(slip), "family.read", learner.id)

    paths = paths_of(learner)
    path = under_way(paths)
    opened = _opened(learner)
    new_skills, earlier_skills = _learnt_skills(opened, skills)
    consent = standing_consent(learner)

    return FamilyPage(
        learner=learner,
        effort=_effort(learner, [each.progress for each in opened]),
        weeks=_weeks(learner),
        path=_family_path(path) if path else None,
        other_paths=[_other_path(other) for other in paths if other is not path],
        new_skills=new_skills,
        skills=earlier_skills,
        questions=_questions(opened, path),
        works=shown_works(learner.id),
        notes=notes_for(learner),
        certificates=certificates_of(learner, skills),
        consent=consent,
        notice_is_new=consent is not None and consent.notice != NOTICE,
    )


def _opened(learner: Learner) -> list[_Opened]:
    """What the child has opened, the latest first, on whichever path of whichever group."""
    rows = db.session.execute(
        select(Progress, ExerciseRow.slug)
        .join(ExerciseRow, ExerciseRow.id == Progress.exercise_id)
        .where(Progress.learner_id == learner.id)
        .order_by(Progress.last_activity_at.desc())
    ).all()
    loaded = current_exercises([row.slug for row in rows])

    return [_Opened(row.Progress, loaded[row.slug].exercise) for row in rows if row.slug in loaded]


def _learnt_skills(
    opened: Sequence[_Opened], skills: Mapping[str, Skill]
) -> tuple[list[Skill], list[Skill]]:
    """The skills of what is solved, in the order of ``skills``: the new ones, those before."""
    learnt_at = _learnt_at(opened)
    border = now() - RECENT
    new, earlier = [], []

    for name, skill in skills.items():
        if name not in learnt_at:
            continue
        if learnt_at[name] >= border:
            new.append(skill)
        else:
            earlier.append(skill)

    return new, earlier


def _learnt_at(opened: Sequence[_Opened]) -> dict[str, datetime]:
    """When each skill was shown first."""
    learnt_at: dict[str, datetime] = {}
    for each in opened:
        solved_at = each.progress.first_success_at
        if solved_at is None:
            continue
        for skill in each.exercise.skills:
            learnt_at[skill] = min(solved_at, learnt_at.get(skill, solved_at))
    return learnt_at


def _weeks(learner: Learner) -> list[Week]:
    """The last weeks, the oldest first, empty ones too."""
    this_monday = _monday(now())
    by_monday: dict[date, list[datetime]] = defaultdict(list)
    for instant in _signs(learner, now() - timedelta(weeks=WEEKS)):
        by_monday[_monday(instant)].append(instant)

    mondays = [this_monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return [Week(monday, minutes_at_work(by_monday[monday])) for monday in mondays]


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


def _effort(learner: Learner, rows: Sequence[Progress]) -> Effort:
    since = now() - RECENT
    signs = _signs(learner, since)
    # A look at an exercise is a day of practice, though it leaves no minute to count.
    opened = [row.first_opened_at for row in rows if row.first_opened_at >= since]
    tried = passed = 0

    for row in rows:
        if row.attempts > 0 and row.last_activity_at >= since:
            tried += 1
        if row.first_success_at is not None and row.first_success_at >= since:
            passed += 1

    return Effort(days_present([*signs, *opened]), minutes_at_work(signs), tried, passed)


def _questions(opened: Sequence[_Opened], path: Path | None) -> list[Question]:
    """Three questions that fit what happened last, filled up with ones that always fit."""
    fitting = _fitting_questions(opened, path)
    always = [Question("proud"), Question("helped"), Question("wish")]
    return [*fitting, *always][:QUESTIONS]


def _fitting_questions(opened: Sequence[_Opened], path: Path | None) -> Iterator[Question]:
    solved = next((each for each in opened if each.is_solved), None)
    if solved:
        yield Question("show", solved.exercise)

    # No two of the questions are about one exercise.
    tried = next(
        (each for each in opened if each.progress.attempts > 1 and each is not solved), None
    )
    if tried:
        yield Question("turning_point", tried.exercise)

    next_step = path.next_step if path else None
    if next_step is None:
        return
    ahead = next_step.loaded.exercise
    if tried is None or tried.exercise.slug != ahead.slug:
        yield Question("guess", ahead)


def _family_path(path: Path) -> FamilyPath:
    next_step = path.next_step
    return FamilyPath(
        curriculum=path.curriculum,
        units=[_family_unit(unit) for unit in path.units],
        next_exercise=next_step.loaded.exercise if next_step else None,
    )


def _family_unit(unit: PathUnit) -> FamilyUnit:
    return FamilyUnit(
        unit=unit.unit,
        standing=_standing(unit),
        is_begun=any(step.state is StepState.DONE for step in unit.steps),
        steps=[FamilyStep(step.loaded.exercise, step.state) for step in unit.steps],
    )


def _standing(unit: PathUnit) -> Standing:
    states = {step.loaded.exercise.slug: step.state for step in unit.steps}
    if StepState.NEXT in states.values():
        return Standing.NEXT
    if not unit.asked:
        return Standing.LATER

    is_done = all(states[slug] is StepState.DONE for slug in unit.asked)
    return Standing.DONE if is_done else Standing.LATER


def _other_path(path: Path) -> OtherPath:
    asking = [unit for unit in path.units if unit.asked]
    if all(_standing(unit) is Standing.DONE for unit in asking):
        return OtherPath(path.curriculum, Standing.DONE)
    return OtherPath(path.curriculum, Standing.BEGUN if path.done_count else Standing.LATER)
