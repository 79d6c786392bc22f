"""Changes to a child: her name, age, language and group; her leaving, her return."""

from __future__ import annotations

from sqlalchemy import select

from tremplin.domain.names import reading_order
from tremplin.models import AgeBand, EraseReason, Group, Learner
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now
from tremplin.services.errors import Refused
from tremplin.services.groups.group_changes import check_names_are_free


def change_child(learner: Learner, name: str, age_band: AgeBand, language: str, actor: str) -> None:
    """Change what the child is called, which words are chosen for her age, and her language.

    Raises:
        Refused: ``names_twice`` when another child of the group is called so.
    """
    if name.casefold() != learner.display_name.casefold():
        check_names_are_free(learner.group, [name])
    with unit_of_work():
        learner.display_name, learner.age_band, learner.language = name, age_band, language
        record_access(actor, "child.changed", learner.id)


def move_child(learner: Learner, group: Group, actor: str) -> None:
    """Move the child, with all she has done, to another group.

    The QR code of her card goes on working; the group's code printed on it is the old group's.

    Raises:
        Refused: ``names_twice`` when a child there is called so.
    """
    if group.id == learner.group_id:
        return
    check_names_are_free(group, [learner.display_name])
    with unit_of_work():
        record_access(
            actor, "child.moved", learner.id, before=str(learner.group_id), after=str(group.id)
        )
        learner.group = group


def archive_child(learner: Learner, actor: str) -> None:
    """Take the child out of every list; no card lets her in. Her work is kept."""
    with unit_of_work():
        learner.archived_at = now()
        record_access(actor, "child.archived", learner.id)


def bring_child_back(learner: Learner, actor: str) -> None:
    """Put the child back into her group, with her card and her work.

    Raises:
        Refused: ``names_twice`` when a child who came since is called so; ``family_wish`` when her
            family wishes that everything is erased: only its consent brings her back.
    """
    if learner.erase_reason is EraseReason.FAMILY:
        raise Refused("family_wish")
    check_names_are_free(learner.group, [learner.display_name])
    with unit_of_work():
        learner.archived_at = learner.erase_at = learner.erase_reason = None
        record_access(actor, "child.brought_back", learner.id)


def archived_children(group: Group) -> list[Learner]:
    """The children who left the group, by name."""
    gone = db.session.scalars(
        select(Learner).where(
            Learner.group_id == group.id,
            Learner.archived_at.is_not(None),
            Learner.preview_staff_id.is_(None),
        )
    )
    return sorted(gone, key=lambda learner: reading_order(learner.display_name))
