"""What the family's template is given: the report in words of its language."""

from __future__ import annotations

from typing import Any

from flask_babel import format_date, gettext

from tremplin.content.shown import Shown
from tremplin.domain.draft import program_in
from tremplin.models import Creation
from tremplin.services.catalogue import current_exercise
from tremplin.services.family.consent import NOTICE
from tremplin.services.family.tell_progress import FamilyReport, Question, Week
from tremplin.services.learning.open_path import Path
from tremplin.web.i18n import pick
from tremplin.web.jobs import jobs_for

BAR = 100
"""Height of the tallest bar of the chart, in its own units."""


def report_view(report: FamilyReport) -> dict[str, Any]:
    """The variables of ``family/progress.html``."""
    return {
        "learner": report.learner,
        "name": report.learner.display_name,
        "avatar": report.learner.avatar,
        "effort": report.effort,
        "curriculum": pick(report.path.curriculum.title) if report.path else None,
        "units": _units(report.path) if report.path else [],
        "comes_next": pick(report.path.next_step.loaded.exercise.title)
        if report.path and report.path.next_step
        else None,
        "skills": [pick(skill.parents) for skill in report.skills],
        "jobs": jobs_for([skill.id for skill in report.skills]),
        "questions": [question_text(question) for question in report.questions],
        "weeks": _weeks(report.weeks),
        "works": [work_view(work) for work in report.works],
        "notes": report.notes,
        "consent": report.consent,
        "notice_is_new": report.consent is not None and report.consent.notice != NOTICE,
    }


def question_text(question: Question) -> str:
    """The question as it is asked at the table."""
    title = pick(question.title) if question.title else ""
    return {
        "show": gettext("Your program “%(title)s” works. Can you tell me how you made it?", title=title),
        "turning_point": gettext("In “%(title)s”, what helped you get further?", title=title),
        "guess": gettext("“%(title)s” comes next. What do you think it will be about?", title=title),
        "proud": gettext("What are you proud of from today?"),
        "helped": gettext("Whom did you help, and who helped you?"),
        "wish": gettext("If you could make a program for our home, what would it do?"),
    }[question.about]


def work_view(work: Creation) -> dict[str, Any]:
    """A work with its title, its program and what it shows."""
    loaded = current_exercise(work.exercise.slug)
    title = pick(loaded.exercise.title) if loaded else work.exercise.slug
    shown = Shown.model_validate(work.shown)
    return {
        "title": title,
        "program": program_in(work.source),
        "picture": shown.picture(title),
        "output": shown.output,
        "on": work.chosen_at,
    }


def _weeks(weeks: list[Week]) -> list[dict[str, Any]]:
    most = max((week.minutes for week in weeks), default=0) or 1
    return [
        {
            "from": format_date(week.monday, "d MMM"),
            "minutes": week.minutes,
            "height": round(BAR * week.minutes / most),
        }
        for week in weeks
    ]


def _units(path: Path) -> list[dict[str, Any]]:
    return [
        {
            "title": pick(unit.unit.title),
            "goal": pick(unit.unit.goal),
            "state": unit.state.value,
            "steps": [{"title": pick(step.loaded.exercise.title), "state": step.state.value} for step in unit.steps],
        }
        for unit in path.units
    ]
