"""Makes a group: its place, its children with their pictures, its curricula, its instructor."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tremplin.domain.secrets.tokens import JOIN_CODE_LENGTH, new_code
from tremplin.models import (
    AgeBand,
    CurriculumRow,
    Group,
    GroupCurriculum,
    GroupStaff,
    Learner,
    Space,
    Staff,
)
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.new_group_page import GroupChoices, OfferedCurriculum
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_curriculum
from tremplin.services.errors import Refused


@dataclass(frozen=True, slots=True)
class NewGroup:
    """What is asked for a new group.

    Attributes:
        name: What children and adults call it.
        space_id: A place that is there already, None for a new one.
        space_name: The new place's name, used when ``space_id`` is None.
        language: Code of the group's language; cards are printed in it.
        curriculum_ids: What the group follows, in this order; none to choose later.
        children: Names, all different.
    """

    name: str
    space_id: UUID | None
    space_name: str
    language: str
    age_band: AgeBand
    curriculum_ids: tuple[UUID, ...]
    children: tuple[str, ...]


def group_choices() -> GroupChoices:
    """The places and the curricula there are."""
    spaces = db.session.scalars(select(Space).order_by(Space.name))
    return GroupChoices(list(spaces), list(_offered_curricula()))


def _offered_curricula() -> Iterator[OfferedCurriculum]:
    for row in db.session.scalars(select(CurriculumRow).order_by(CurriculumRow.slug)):
        curriculum = current_curriculum(row)
        if curriculum is not None:
            yield OfferedCurriculum(row.id, curriculum)


def begins_with(band: AgeBand, ages: Sequence[tuple[int, int]]) -> int | None:
    """The place of the curriculum whose ages are nearest to the children's; None for none.

    Args:
        band: How old the children are.
        ages: For whom each curriculum is, from and to, the youngest children's first; of two that
            fit as well as each other, the first is taken.
    """
    young, old = (int(age) for age in band.value.split("-"))

    def share(place: int) -> float:
        # Less than nothing where no year is common: the farther apart, the less.
        low, high = ages[place]
        in_common = min(high, old) - max(low, young) + 1
        in_all = max(high, old) - min(low, young) + 1
        return in_common / in_all

    return max(range(len(ages)), key=share, default=None)


def most_common_age(children: Sequence[Learner]) -> AgeBand | None:
    """How old most of the children are, None where there is none."""
    ages = Counter(child.age_band for child in children)
    return max(ages, key=lambda band: ages[band], default=None)


def make_group(plan: NewGroup, staff: Staff | None, avatars: Sequence[str]) -> Group:
    """Make the group; ``staff`` becomes its instructor.

    Args:
        plan: What was asked.
        staff: Who makes it, None for the command line.
        avatars: Names of the pictures children are given; each comes once before any comes again.

    Raises:
        Refused: ``no_space`` or ``no_curriculum`` when the one chosen is not there (any more).
    """
    with unit_of_work() as session:
        group = Group(
            space=_space(session, plan),
            name=plan.name,
            join_code=_free_code(session),
            language=plan.language,
            created_at=now(),
        )
        session.add(group)

        if staff is not None:
            group.staff.append(GroupStaff(staff=staff))

        for position, curriculum_id in enumerate(dict.fromkeys(plan.curriculum_ids), start=1):
            if session.get(CurriculumRow, curriculum_id) is None:
                raise Refused("no_curriculum")
            group.curricula.append(GroupCurriculum(curriculum_id=curriculum_id, position=position))

        for name, avatar in zip(
            plan.children, avatars_for(len(plan.children), avatars), strict=True
        ):
            group.learners.append(
                Learner(
                    display_name=name,
                    avatar=avatar,
                    age_band=plan.age_band,
                    language=plan.language,
                    created_at=now(),
                )
            )

        session.flush()
        actor = actor_of(staff) if staff else "cli"
        record_access(actor, "group.made", group=str(group.id), children=len(plan.children))

    return group


def _space(session: Session, plan: NewGroup) -> Space:
    if plan.space_id is not None:
        space = session.get(Space, plan.space_id)
        if space is None:
            raise Refused("no_space")
        return space
    named = session.scalars(select(Space).where(Space.name == plan.space_name)).first()
    return named or Space(name=plan.space_name)


def _free_code(session: Session) -> str:
    while True:
        code = new_code(JOIN_CODE_LENGTH)
        if session.scalars(select(Group.id).where(Group.join_code == code)).first() is None:
            return code


def avatars_for(count: int, avatars: Sequence[str], worn: Sequence[str] = ()) -> list[str]:
    """Pictures for ``count`` children: first those nobody has, then each once in each round."""
    given = secrets.SystemRandom().sample(
        [name for name in avatars if name not in worn], len(set(avatars) - set(worn))
    )
    while len(given) < count:
        given += secrets.SystemRandom().sample(list(avatars), len(avatars))
    return given[:count]
