"""A child's ways in: her group's code and her picture secret, or the QR code of her card."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from tremplin.domain.tokens import fingerprint, read_code
from tremplin.models import Card, Group, Learner
from tremplin.models.db import db
from tremplin.services.identity import is_pictures


def group_by_code(typed: str) -> Group | None:
    """The group whose join code was typed, None when there is no such group (or no longer)."""
    return db.session.scalars(
        select(Group).where(Group.join_code == read_code(typed), Group.archived_at.is_(None))
    ).first()


def learners_of(group: Group) -> list[Learner]:
    """The group's children, by name."""
    return [learner for learner in group.learners if learner.archived_at is None]


def learner_in(group: Group, learner_id: UUID) -> Learner | None:
    """The child with this id in this group, None for a child of another one."""
    return next((learner for learner in learners_of(group) if learner.id == learner_id), None)


def is_picture_secret(learner: Learner, pictures: tuple[str, ...]) -> bool:
    """Whether the pictures, in this order, are those of the child's current card."""
    card = db.session.scalars(
        select(Card).where(Card.learner_id == learner.id, Card.revoked_at.is_(None)).order_by(Card.issued_at.desc())
    ).first()
    return is_pictures(card.secret_hash if card else None, pictures)


def learner_by_card(token: str, key: str) -> Learner | None:
    """The child whose current card carries this QR token; None for a reprinted card or an archived child."""
    card = db.session.scalars(
        select(Card).where(Card.token_hash == fingerprint(token, key), Card.revoked_at.is_(None))
    ).first()
    if card is None or card.learner.archived_at is not None or card.learner.group.archived_at is not None:
        return None
    return card.learner
