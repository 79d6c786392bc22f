"""A family's consent: given on the page or on paper, withdrawn as easily."""

from __future__ import annotations

from sqlalchemy import select

from tremplin.models import Consent, ConsentWay, EraseReason, Group, Learner
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.child_erasure import keep_child, plan_erasure
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now
from tremplin.services.groups.card_login import learners_of

NOTICE = "2026-12"
"""The version of the notice in ``templates/family/notice.html``; a new text has a new one."""


def standing_consent(learner: Learner) -> Consent | None:
    """The consent that holds now, to whichever version of the notice."""
    return db.session.scalars(
        select(Consent)
        .where(Consent.learner_id == learner.id, Consent.withdrawn_at.is_(None))
        .order_by(Consent.given_at.desc())
        .limit(1)
    ).first()


def without_consent(group: Group) -> list[Learner]:
    """The children of the group whose families have not agreed to the notice of today, by name."""
    agreed = select(Consent.learner_id).where(
        Consent.notice == NOTICE, Consent.withdrawn_at.is_(None)
    )
    with_consent = set(db.session.scalars(agreed.join(Learner).where(Learner.group_id == group.id)))
    return [learner for learner in learners_of(group) if learner.id not in with_consent]


def give_consent(learner: Learner, language: str, way: ConsentWay, actor: str) -> None:
    """Note the family's yes to the notice of today; a second yes changes nothing.

    An erasure that the family had wished for is called off.
    """
    standing = standing_consent(learner)
    if standing is None or standing.notice != NOTICE:
        with unit_of_work() as session:
            session.add(
                Consent(
                    learner_id=learner.id,
                    notice=NOTICE,
                    language=language,
                    way=way,
                    given_at=now(),
                    given_by=actor,
                )
            )
            record_access(actor, "consent.given", learner.id, notice=NOTICE, way=way.value)

    if learner.erase_reason is EraseReason.FAMILY:
        keep_child(learner, actor)


def withdraw_consent(learner: Learner, actor: str) -> None:
    """End the family's consent: the child comes in no more, and her data is erased in two weeks.

    Until then the family can call the erasure off.
    """
    with unit_of_work() as session:
        for consent in session.scalars(
            select(Consent).where(Consent.learner_id == learner.id, Consent.withdrawn_at.is_(None))
        ):
            consent.withdrawn_at, consent.withdrawn_by = now(), actor
        record_access(actor, "consent.withdrawn", learner.id)
    plan_erasure(learner, actor, EraseReason.FAMILY)
