"""New cards for children: each ends the one before it, and tells its secret once, for print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select, update

from tremplin.domain.secrets.tokens import (
    fingerprint,
    new_picture_secret,
    new_token,
    new_word_secret,
)
from tremplin.domain.secrets.words import secret_words
from tremplin.models import Card, Group, Learner, SecretKind
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.secret_hashes import hash_secret
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now
from tremplin.services.groups.card_login import learners_of, secret_kind_for
from tremplin.services.groups.day_passes import pass_of


@dataclass(frozen=True, slots=True)
class IssuedCard:
    """What is printed on a card; the site keeps only hashes of ``token`` and ``secret``.

    ``secret`` is the names of three pictures or two words, as ``kind`` says.
    """

    name: str
    avatar: str
    token: str
    kind: SecretKind
    secret: tuple[str, ...]


def without_card(group: Group) -> list[Learner]:
    """The children of the group who have no card that lets them in, by name."""
    learners = learners_of(group)
    ids = [learner.id for learner in learners]
    holds = select(Card.learner_id).where(Card.learner_id.in_(ids), Card.holds(now()))
    with_card = set(db.session.scalars(holds))
    return [learner for learner in learners if learner.id not in with_card]


def issue_group_cards(
    group: Group, pictures: Sequence[str], key: str, actor: str
) -> list[IssuedCard]:
    """New cards for every child of the group, by name; see :func:`issue_cards`."""
    return issue_cards(learners_of(group), pictures, key, actor)


def issue_cards(
    learners: Sequence[Learner], pictures: Sequence[str], key: str, actor: str
) -> list[IssuedCard]:
    """Make a new card for each child, in one transaction. A stand-in's cards end with her day pass.

    Args:
        learners: Whose cards; at once, the ones they had no longer let anybody in.
        pictures: Names of the pictures a secret is made of.
        key: The site's secret key.
        actor: Who asks, for the audit trail.
    """
    with unit_of_work() as session:
        at, day_pass = now(), pass_of(actor)
        ids = [learner.id for learner in learners]
        session.execute(
            update(Card)
            .where(Card.learner_id.in_(ids), Card.revoked_at.is_(None))
            .values(revoked_at=at)
        )
        issued = []

        for learner in learners:
            card = _new_card(learner, pictures)
            session.add(
                Card(
                    learner_id=learner.id,
                    token_hash=fingerprint(card.token, key),
                    secret_kind=card.kind,
                    secret_hash=hash_secret(card.secret),
                    day_pass_id=day_pass.id if day_pass else None,
                    issued_at=at,
                )
            )
            record_access(actor, "card.issued", learner.id)
            issued.append(card)

    return issued


def _new_card(learner: Learner, pictures: Sequence[str]) -> IssuedCard:
    kind = secret_kind_for(learner.age_band)
    if kind is SecretKind.PICTURES:
        secret = new_picture_secret(pictures)
    else:
        secret = new_word_secret(secret_words(learner.group.language))
    return IssuedCard(learner.display_name, learner.avatar, new_token(), kind, secret)
