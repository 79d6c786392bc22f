"""A group after its first day: its name, more children, its end."""

from __future__ import annotations

from collections.abc import Sequence

from tremplin.models import AgeBand, Group, Learner
from tremplin.models.db import unit_of_work
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now
from tremplin.services.errors import Refused
from tremplin.services.groups.card_login import learners_of
from tremplin.services.groups.child_names import MAX_CHILDREN
from tremplin.services.groups.make_group import avatars_for


def rename_group(group: Group, name: str, language: str, actor: str) -> None:
    """Change the name of the group, or the language in which its cards are printed."""
    with unit_of_work():
        group.name, group.language = name, language
        record_access(actor, "group.renamed", group=str(group.id))


def add_children(
    group: Group, names: Sequence[str], age_band: AgeBand, avatars: Sequence[str], actor: str
) -> list[Learner]:
    """Add children to the group, each with a picture of her own as long as there are enough.

    Raises:
        Refused: ``names_twice`` when one is called like a child of the group;
            ``too_many_children``.
    """
    there = learners_of(group)
    if len(there) + len(names) > MAX_CHILDREN:
        raise Refused("too_many_children")

    check_names_are_free(group, names)
    given = avatars_for(len(names), avatars, [learner.avatar for learner in there])

    with unit_of_work() as session:
        added = [
            Learner(
                group=group,
                display_name=name,
                avatar=avatar,
                age_band=age_band,
                language=group.language,
                created_at=now(),
            )
            for name, avatar in zip(names, given, strict=True)
        ]
        session.add_all(added)
        record_access(actor, "children.added", group=str(group.id), children=len(added))

    return added


def check_names_are_free(group: Group, names: Sequence[str]) -> None:
    """Refuse names that children of the group bear: each finds her own name when she logs in.

    Raises:
        Refused: ``names_twice``.
    """
    taken = {learner.display_name.casefold() for learner in learners_of(group)}
    twice = [name for name in names if name.casefold() in taken]
    if twice:
        raise Refused("names_twice", ", ".join(twice))


def archive_group(group: Group, actor: str) -> None:
    """Close the group: its cards let nobody in until it is opened again. Nothing is erased."""
    with unit_of_work():
        group.archived_at = now()
        record_access(actor, "group.archived", group=str(group.id))


def reopen(group: Group, actor: str) -> None:
    """Open a closed group again, as it was; one that is open stays so."""
    if group.archived_at is not None:
        with unit_of_work():
            group.archived_at = None
            record_access(actor, "group.reopened", group=str(group.id))
