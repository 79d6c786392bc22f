"""A list to choose an exercise from: those made here first, then as they stand in the curricula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask_babel import gettext

from tremplin.read_models.workbench import Choices
from tremplin.web.base.i18n import pick

Choice = tuple[str, str]
"""A slug and a title."""


def choice_groups(choices: Choices) -> list[tuple[str, list[Choice]]]:
    """Headings with the exercises under each; no exercise stands twice, no heading without one."""
    titles = {slug: pick(loaded.exercise.title) for slug, loaded in choices.exercises.items()}
    left = dict.fromkeys(choices.exercises)

    made_here = sorted(choices.made_here, key=titles.__getitem__)
    groups = [(gettext("Published here"), _taken(left, made_here, titles))]
    for curriculum in choices.curricula:
        groups.append((pick(curriculum.title), _taken(left, curriculum.slugs, titles)))
    in_none = sorted(left, key=titles.__getitem__)
    groups.append((gettext("In no curriculum"), _taken(left, in_none, titles)))

    return [(heading, group) for heading, group in groups if group]


def _taken(left: dict[str, None], slugs: Iterable[str], titles: Mapping[str, str]) -> list[Choice]:
    """Take these exercises out of what is left to be listed."""
    taken = [slug for slug in dict.fromkeys(slugs) if slug in left]
    for slug in taken:
        del left[slug]
    return [(slug, titles[slug]) for slug in taken]
