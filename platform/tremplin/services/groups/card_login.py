"""A child's ways in: her group's code and the secret of her card, or the QR code of her card."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from tremplin.domain.names import reading_order
from tremplin.domain.secrets.tokens import fingerprint, read_code, read_word
from tremplin.models import AgeBand, Card, Group, Learner, SecretKind
from tremplin.models.db import db
from tremplin.services.accounts.secret_hashes import is_secret
from tremplin.services.clock import now
from tremplin.services.errors import Refused
from tremplin.services.groups.child_names import shown_names


def group_by_code(typed: str) -> Group | None:
    """The group whose join code was typed, None when there is no such group.

    Raises:
        Refused: ``group_closed``.
    """
    group = db.session.scalars(select(Group).where(Group.join_code == read_code(typed))).first()
    if group is not None and group.archived_at is not None:
        raise Refused("group_closed")
    return group


def learners_of(group: Group) -> list[Learner]:
    """The group's children, by name."""
    here = (learner for learner in group.learners if learner.archived_at is None)
    return sorted(here, key=lambda learner: reading_order(learner.display_name))


def children_at_the_door(group: Group) -> list[tuple[Learner, str]]:
    """The group's children, each with the name that the log-in page shows.

    That is no surname: anybody who has the group's code reads it.
    """
    children = learners_of(group)
    return list(zip(children, shown_names([child.display_name for child in children]), strict=True))


def learner_in(group: Group, learner_id: UUID) -> Learner | None:
    """The child with this id in this group, None for a child of another one."""
    return next((learner for learner in learners_of(group) if learner.id == learner_id), None)


def secret_kind_for(age_band: AgeBand) -> SecretKind:
    """What the next card of a child of this age asks for: words need reading and typing."""
    return SecretKind.PICTURES if age_band is AgeBand.YOUNG else SecretKind.WORDS


def secret_kind_of(learner: Learner) -> SecretKind:
    """What the child's current card asks for; without a card, what one of her age would."""
    card = _current_card(learner)
    return card.secret_kind if card else secret_kind_for(learner.age_band)


def is_card_secret(learner: Learner, given: tuple[str, ...]) -> bool:
    """Whether these pictures or words, in this order, are the secret of the child's card."""
    card = _current_card(learner)
    if card is not None and card.secret_kind is SecretKind.WORDS:
        given = tuple(read_word(word) for word in given)
    return is_secret(card.secret_hash if card else None, given)


def card_issued_at(learner: Learner) -> datetime | None:
    """When the child's current card was made; None while she has none."""
    query = select(func.max(Card.issued_at)).where(Card.learner_id == learner.id, Card.holds(now()))
    return db.session.scalar(query)


def way_in_changed_at(learner: Learner) -> datetime | None:
    """When the child's way in changed last: a card was made, or ended with a stand-in's pass."""
    cards = db.session.scalars(
        select(Card)
        .where(Card.learner_id == learner.id, Card.revoked_at.is_(None))
        .options(joinedload(Card.day_pass))
    )
    return max(map(_changed_at, cards), default=None)


def _changed_at(card: Card) -> datetime:
    """When the card began to let its child in, or no longer did."""
    day_pass = card.day_pass
    if day_pass and day_pass.ends_at <= now():
        return day_pass.ends_at
    return card.issued_at


def _current_card(learner: Learner) -> Card | None:
    return db.session.scalars(
        select(Card)
        .where(Card.learner_id == learner.id, Card.holds(now()))
        .order_by(Card.issued_at.desc())
    ).first()


def learner_by_card(token: str, key: str) -> Learner | None:
    """The child whose current card bears this QR token.

    None for a card that was replaced, and for a child who left.

    Raises:
        Refused: ``group_closed``.
    """
    card = db.session.scalars(
        select(Card).where(Card.token_hash == fingerprint(token, key), Card.holds(now()))
    ).first()
    if card is None or card.learner.archived_at is not None:
        return None
    if card.learner.group.archived_at is not None:
        raise Refused("group_closed")
    return card.learner
