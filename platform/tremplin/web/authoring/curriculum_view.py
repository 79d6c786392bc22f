"""The page of a curriculum in the making: its choices, and its problems in the author's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tremplin.content.authoring.curriculum_draft import CurriculumDraft
from tremplin.content.format.messages import Named
from tremplin.content.format.problems import Severity
from tremplin.domain.exercise import LANGUAGES
from tremplin.read_models.workbench import CurriculumSide, CurriculumWorkbench
from tremplin.web.authoring.exercise_choice import choice_groups
from tremplin.web.authoring.forms.curriculum import AGES, LONGEST
from tremplin.web.base.i18n import pick, say
from tremplin.web.exercise.skills import skills_here


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """A problem in its author's words; ``anchor`` is the part of the page to go to."""

    sentence: str
    anchor: str


def curriculum_view(bench: CurriculumWorkbench) -> dict[str, Any]:
    """The variables of ``authoring/curriculum.html``."""
    return {
        "plan": bench.side.plan,
        "offered": bench.choices.exercises,
        "choices": choice_groups(bench.choices),
        "ages": AGES,
        "longest": LONGEST,
        **curriculum_side_view(bench.side),
    }


def curriculum_side_view(side: CurriculumSide) -> dict[str, Any]:
    """What stands beside the form: what is missing, what is worth a second look."""
    titles = {slug: pick(title) for slug, title in side.titles.items()}
    titles.update((skill.id, pick(skill.title)) for skill in skills_here().values())

    def called(named: Named) -> str:
        return titles.get(named.id, named.id)

    told: dict[Severity, list[ToldProblem]] = {Severity.ERROR: [], Severity.WARNING: []}
    for problem in side.problems:
        words = ToldProblem(say(problem.message, called), _anchor(problem.key, side.plan))
        told[problem.severity].append(words)

    return {
        "draft": side.draft,
        "missing": told[Severity.ERROR],
        "good_to_know": told[Severity.WARNING],
    }


def _anchor(key: str, plan: CurriculumDraft) -> str:
    """The field or the unit that a problem is about."""
    first, _, rest = key.partition(".")
    if first == "units":
        return _unit_anchor(rest.partition(".")[0], plan)

    what, _, code = key.rpartition(".")
    return f"{what}-{code}" if code in LANGUAGES else key


def _unit_anchor(number: str, plan: CurriculumDraft) -> str:
    if not number.isdecimal() or int(number) >= len(plan.units):
        return "units"
    return plan.units[int(number)].id
