"""Jobs for which people need the skills that a child trains, told to families."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

_ = lazy_gettext

MOST = 4
CAREERS: Mapping[str, tuple[LazyString, ...]] = {
    "robot": (
        _("somebody who programs the machines of a workshop"),
        _("a driver of rescue robots"),
    ),
    "turtle": (
        _("a designer of patterns for cloth or tiles"),
        _("an architect who draws with a computer"),
    ),
    "geom": (_("a surveyor who measures the land"),),
    "debug": (_("a tester who finds mistakes before others do"),),
    "io": (_("somebody who makes ticket machines easy to use"),),
    "loop": (_("somebody who programs the lights of a stage"),),
    "cond": (_("somebody who programs the traffic lights of a town"),),
    "num": (_("an accountant who writes her own tools"),),
    "text": (_("a translator who works with computers"),),
    "list": (_("a librarian who keeps a large catalogue"),),
    "func": (_("a developer who builds programs with others"),),
    "plan": (_("somebody who leads a building site"),),
    "prog": (_("a cook who writes recipes that others can follow"),),
    "random": (_("an inventor of board games"),),
    "var": (_("a developer of games"),),
}
"""By the first word of a skill's id, from the nearest to a child's world on."""


def careers_for(skills: Collection[str]) -> list[str]:
    """A few jobs for what has been learnt, one for each kind of skill first."""
    kinds = dict.fromkeys(skill.partition(".")[0] for skill in skills)
    firsts: list[str] = []
    others: list[str] = []

    for kind in kinds:
        if kind in CAREERS:
            first, *more = map(str, CAREERS[kind])
            firsts.append(first)
            others += more

    return [*firsts, *others][:MOST]
