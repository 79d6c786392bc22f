"""What the page of a child is given: a pure function of :class:`LearnerPage`."""

from __future__ import annotations

from typing import Any

from tremplin.read_models.learner_page import LearnerPage, OfferedUnit
from tremplin.web.base.i18n import pick
from tremplin.web.print.letters import unprinted


def learner_view(page: LearnerPage, site_name: str) -> dict[str, Any]:
    """The variables of ``teach/learner.html``; ``site_name`` stands on whatever is printed."""
    child = page.learner
    return {
        "page": page,
        "learner": child,
        "is_open": child.group.archived_at is None,
        "offered": [_offered(unit) for unit in page.offered],
        "unprinted": unprinted([site_name, child.group.name, child.display_name]),
    }


def _offered(offer: OfferedUnit) -> tuple[str, list[tuple[str, str, int]]]:
    """The heading of a unit, and each of its exercises: slug, title, difficulty."""
    heading = f"{pick(offer.curriculum.title)} – {pick(offer.unit.title)}"
    exercises = [(each.slug, pick(each.title), each.difficulty) for each in offer.exercises]
    return heading, exercises
