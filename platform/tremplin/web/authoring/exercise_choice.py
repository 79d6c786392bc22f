"""The exercises of the house to choose one from: those made here first, then as they stand in the curricula."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext

from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.content.packs import curricula_here
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.skills import shipped_here

Choice = tuple[str, str]
"""A slug and a title."""


def choice_groups(offered: Mapping[str, LoadedExercise]) -> list[tuple[str, list[Choice]]]:
    """Each exercise once, under a heading."""
    shipped, titles = (
        shipped_here(),
        {slug: pick(each.exercise.title) for slug, each in offered.items()},
    )
    made = [slug for slug, each in offered.items() if each.exercise_id not in shipped]
    left = dict.fromkeys(offered)
    groups = [
        (gettext("Published here"), _taken(left, sorted(made, key=titles.__getitem__), titles))
    ]
    groups += [(pick(each.title), _taken(left, each.slugs, titles)) for each in curricula_here()]
    groups.append(
        (gettext("In no curriculum"), _taken(left, sorted(left, key=titles.__getitem__), titles))
    )

    return [(heading, choices) for heading, choices in groups if choices]


def _taken(
    left: dict[str, None], slugs: list[str] | tuple[str, ...], titles: Mapping[str, str]
) -> list[Choice]:
    """These exercises, out of what is left to be shown."""
    here = [slug for slug in dict.fromkeys(slugs) if slug in left]
    for slug in here:
        del left[slug]
    return [(slug, titles[slug]) for slug in here]
