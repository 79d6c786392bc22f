"""A group to try the site with; it has no adult, and the first admin sees it as any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tremplin.domain.exercise import Curriculum
from tremplin.models import AgeBand, Group, Space
from tremplin.models.db import db
from tremplin.services.audit.record_access import COMMAND_LINE
from tremplin.services.errors import Refused
from tremplin.services.groups.cards import IssuedCard, issue_group_cards
from tremplin.services.groups.make_group import NewGroup, group_choices, make_group

SPACE = "Le garage"
GROUP = "Demo"
FROM_AGE_MIDDLE = 10
"""A path that begins below this age is one for the youngest."""
CHILDREN = ("Awa", "Ines", "Lina", "Noah", "Sami", "Zoé")


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo group just made, with its cards in plain."""

    group_name: str
    join_code: str
    cards: list[IssuedCard]


def make_demo(
    pictures: Sequence[str], avatars: Sequence[str], key: str, follows: str = ""
) -> Demo | None:
    """Make the demo group with six children and their cards; None where it is there already.

    Args:
        pictures: Names of the pictures a secret is made of.
        avatars: Names of the pictures children are given.
        key: The site's secret key.
        follows: Slug of the curriculum it follows; the first there is when empty.

    Raises:
        Refused: ``no_curriculum`` when there is none with this slug.
    """
    there = select(Group.id).join(Space).where(Space.name == SPACE, Group.name == GROUP)
    if db.session.scalars(there).first() is not None:
        return None

    offered = group_choices().curricula
    followed = next((each for each in offered if follows in ("", each.curriculum.slug)), None)
    if follows and followed is None:
        raise Refused("no_curriculum")

    plan = NewGroup(
        name=GROUP,
        space_id=None,
        space_name=SPACE,
        language="fr",
        age_band=_age_band(followed.curriculum) if followed else AgeBand.MIDDLE,
        curriculum_ids=(followed.id,) if followed else (),
        children=CHILDREN,
    )
    group = make_group(plan, None, avatars)
    return Demo(group.name, group.join_code, issue_group_cards(group, pictures, key, COMMAND_LINE))


def _age_band(curriculum: Curriculum) -> AgeBand:
    youngest, _ = curriculum.ages
    return AgeBand.YOUNG if youngest < FROM_AGE_MIDDLE else AgeBand.MIDDLE
