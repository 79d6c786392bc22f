"""What the family's template is given: the report in words of its language."""

from __future__ import annotations

from typing import Any

from flask_babel import format_date, gettext, lazy_gettext
from markupsafe import Markup, escape

from tremplin.content.print.program_result import ProgramResult
from tremplin.domain.draft import program_in
from tremplin.domain.path import StepState
from tremplin.models import Creation
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.family.consent import NOTICE
from tremplin.services.family.tell_progress import FamilyReport, Question, Week
from tremplin.services.learning.paths import Path, PathUnit
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.family_titles import curriculum_title, exercise_title, unit_words
from tremplin.web.family.careers import careers_for

WAS_CLOSED = lazy_gettext(
    "You were away for a while, so we closed this page. Type the code again, or scan it."
)

BAR = 100
"""Height of the tallest bar of the chart, in its own units."""

PRINTED_SKILLS = 18
"""As many have room on the one page of paper, the newest first."""


def report_view(report: FamilyReport) -> dict[str, Any]:
    """The variables of ``family/progress.html``."""
    return {
        "learner": report.learner,
        "name": report.learner.display_name,
        # In a sentence: letters of another direction than the page's turn nothing around.
        "who": Markup("<bdi>{}</bdi>").format(report.learner.display_name),
        "avatar": report.learner.avatar,
        "effort": report.effort,
        "curriculum": curriculum_title(report.path.curriculum) if report.path else None,
        "units": _units(report.path) if report.path else [],
        "comes_next": exercise_title(report.path.next_step.loaded.exercise)
        if report.path and report.path.next_step
        else None,
        "other_paths": [_other_path(path) for path in report.other_paths],
        "new_skills": [pick(skill.parents) for skill in report.new_skills],
        "printed_skills": PRINTED_SKILLS,
        "skills": [pick(skill.parents) for skill in report.skills],
        "jobs": careers_for([skill.id for skill in (*report.new_skills, *report.skills)]),
        "questions": [question_text(question) for question in report.questions],
        "weeks": _weeks(report.weeks),
        "works": [work_view(work) for work in report.works],
        "notes": report.notes,
        "consent": report.consent,
        "notice_is_new": report.consent is not None and report.consent.notice != NOTICE,
    }


def question_text(question: Question) -> Markup:
    """The question as it is asked at the table."""
    asked = {
        "show": gettext("Your program “%(title)s” works. Can you tell me how you made it?"),
        "turning_point": gettext("In “%(title)s”, what helped you get further?"),
        "guess": gettext("“%(title)s” comes next. What do you think it will be about?"),
        "proud": gettext("What are you proud of from today?"),
        "helped": gettext("Whom did you help, and who helped you?"),
        "wish": gettext("If you could make a program for our home, what would it do?"),
    }[question.about]
    return escape(asked) % (
        {"title": exercise_title(question.exercise)} if question.exercise else {}
    )


def work_view(work: Creation) -> dict[str, Any]:
    """A work with its title, its program and what it shows."""
    slug = work.exercise.slug if work.exercise else ""
    loaded = current_exercise(slug) if slug else None
    title = exercise_title(loaded.exercise) if loaded else work.title or slug
    shown = ProgramResult.model_validate(work.shown)
    return {
        "title": title,
        "program": program_in(work.source),
        "picture": shown.picture(str(title)),
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
    views = []
    for unit in path.units:
        title, goal = unit_words(path.curriculum, unit.unit)
        steps = [
            {"title": exercise_title(step.loaded.exercise), "state": step.state.value}
            for step in unit.steps
        ]
        is_begun = any(step.state is StepState.DONE for step in unit.steps)
        views.append(
            {
                "title": title,
                "goal": goal,
                "state": _state(unit),
                "is_begun": is_begun,
                "steps": steps,
            }
        )

    return views


def _state(unit: PathUnit) -> str:
    """``done`` (what is asked of it), ``next`` where the next exercise is, else ``later``."""
    states = {step.loaded.exercise.slug: step.state for step in unit.steps}
    if StepState.NEXT in states.values():
        return "next"
    asked = [states[slug] for slug in unit.asked]
    return "done" if asked and all(state is StepState.DONE for state in asked) else "later"


def _other_path(path: Path) -> dict[str, Any]:
    """Another path of the group: ``done``, ``begun`` or ``later``."""
    is_done = all(_state(unit) == "done" for unit in path.units if unit.asked)
    return {
        "title": curriculum_title(path.curriculum),
        "state": "done" if is_done else "begun" if path.done_count else "later",
    }
