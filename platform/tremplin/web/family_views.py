"""What the family's template is given: the report in words of its language."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from tremplin.services.family.tell_progress import FamilyReport, Question
from tremplin.services.learning.open_path import Path
from tremplin.web.i18n import pick


def report_view(report: FamilyReport) -> dict[str, Any]:
    """The variables of ``family/progress.html``."""
    return {
        "name": report.learner.display_name,
        "avatar": report.learner.avatar,
        "effort": report.effort,
        "curriculum": pick(report.path.curriculum.title) if report.path else None,
        "units": _units(report.path) if report.path else [],
        "skills": [pick(skill.parents) for skill in report.skills],
        "questions": [question_text(question) for question in report.questions],
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
