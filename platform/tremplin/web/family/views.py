"""The family's page in words of its language: pure functions of what :mod:`family_page` holds."""

from __future__ import annotations

from typing import Any

from flask_babel import format_date, gettext, lazy_gettext
from markupsafe import Markup, escape

from tremplin.domain.draft import program_in
from tremplin.read_models.family_page import (
    Certificate,
    FamilyPage,
    FamilyPath,
    FamilyUnit,
    OtherPath,
    Question,
    ShownWork,
    Week,
)
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.family_titles import curriculum_title, exercise_title, unit_words
from tremplin.web.family.careers import careers_for
from tremplin.web.print.letters import unprintable

WAS_CLOSED = lazy_gettext(
    "You were away for a while, so we closed this page. Type the code again, or scan it."
)

BAR = 100
"""Height of the tallest bar of the chart, in its own units."""

PRINTED_SKILLS = 18
"""As many have room on the one page of paper, the newest first."""


def progress_view(page: FamilyPage) -> dict[str, Any]:
    """The variables of ``family/progress.html``."""
    name = page.learner.display_name
    learnt = [*page.new_skills, *page.skills]

    return {
        "learner": page.learner,
        "name": name,
        # In a sentence: letters of another direction than the page's turn nothing around.
        "who": Markup("<bdi>{}</bdi>").format(name),
        "avatar": page.learner.avatar,
        "effort": page.effort,
        "weeks": _weeks(page.weeks),
        **_path(page.path),
        "other_paths": [_other_path(path) for path in page.other_paths],
        "new_skills": [pick(skill.parents) for skill in page.new_skills],
        "skills": [pick(skill.parents) for skill in page.skills],
        "printed_skills": PRINTED_SKILLS,
        "jobs": careers_for([skill.id for skill in learnt]),
        "questions": [question_text(question) for question in page.questions],
        "works": [work_view(work) for work in page.works],
        "notes": page.notes,
        "certificates": [_certificate(each) for each in page.certificates],
        "unprintable": unprintable(name) if page.certificates else (),
        "consent": page.consent,
        "notice_is_new": page.notice_is_new,
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
    title = {"title": exercise_title(question.exercise)} if question.exercise else {}

    return escape(asked) % title


def work_view(work: ShownWork) -> dict[str, Any]:
    """A work with its title, its program and what it shows."""
    title = exercise_title(work.exercise) if work.exercise else work.title
    return {
        "title": title,
        "program": program_in(work.source),
        "picture": work.result.picture(str(title)),
        "output": work.result.output,
        "on": work.chosen_at,
    }


def _weeks(weeks: list[Week]) -> list[dict[str, Any]]:
    # Without any practice there is no tallest bar to divide by.
    tallest = max((week.minutes for week in weeks), default=0) or 1
    return [
        {
            "from": format_date(week.monday, "d MMM"),
            "minutes": week.minutes,
            "height": round(BAR * week.minutes / tallest),
        }
        for week in weeks
    ]


def _path(path: FamilyPath | None) -> dict[str, Any]:
    if path is None:
        return {"curriculum": None, "units": [], "comes_next": None}
    return {
        "curriculum": curriculum_title(path.curriculum),
        "units": [_unit(path, unit) for unit in path.units],
        "comes_next": exercise_title(path.next_exercise) if path.next_exercise else None,
    }


def _unit(path: FamilyPath, unit: FamilyUnit) -> dict[str, Any]:
    title, goal = unit_words(path.curriculum, unit.unit)
    return {
        "title": title,
        "goal": goal,
        "state": unit.standing.value,
        "is_begun": unit.is_begun,
        "steps": [
            {"title": exercise_title(step.exercise), "state": step.state.value}
            for step in unit.steps
        ],
    }


def _other_path(path: OtherPath) -> dict[str, Any]:
    return {"title": curriculum_title(path.curriculum), "state": path.standing.value}


def _certificate(certificate: Certificate) -> dict[str, Any]:
    curriculum = certificate.curriculum
    return {"title": curriculum_title(curriculum), "slug": curriculum.slug}
