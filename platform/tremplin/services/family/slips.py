"""A family's slip of paper: made, opened, revoked.

A family may have several slips at once, for parents who live apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, select, update

from tremplin.domain.secrets.tokens import SLIP_CODE_LENGTH, fingerprint, new_code, read_code
from tremplin.models import FamilySlip, Learner
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import record_access
from tremplin.services.clock import now

TERM = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class IssuedSlip:
    """What is printed on a slip; the site keeps only a fingerprint of ``code``."""

    name: str
    code: str
    language: str
    expires_at: datetime


def issue_slip(learner: Learner, language: str, key: str, actor: str) -> IssuedSlip:
    """A slip that opens one child's page; see :func:`issue_slips`."""
    return issue_slips([learner], language, key, actor)[0]


def issue_slips(
    learners: Sequence[Learner], language: str, key: str, actor: str
) -> list[IssuedSlip]:
    """Make a slip for each child that opens her page for a term; slips from before go on.

    Args:
        learners: Whose pages.
        language: Code of the language the families read.
        key: The site's secret key.
        actor: Who asks, for the audit trail.
    """
    at = now()
    issued = []

    with unit_of_work() as session:
        for learner in learners:
            slip = IssuedSlip(learner.display_name, new_code(SLIP_CODE_LENGTH), language, at + TERM)
            session.add(
                FamilySlip(
                    learner_id=learner.id,
                    code_hash=fingerprint(slip.code, key),
                    language=language,
                    issued_at=at,
                    expires_at=slip.expires_at,
                )
            )
            record_access(actor, "slip.issued", learner.id)
            issued.append(slip)

    return issued


def revoke_slips(learner: Learner, actor: str) -> int:
    """End every slip of the child; returns how many there were."""
    with unit_of_work() as session:
        ended = session.scalars(
            update(FamilySlip)
            .where(FamilySlip.learner_id == learner.id, FamilySlip.revoked_at.is_(None))
            .values(revoked_at=now())
            .returning(FamilySlip.id)
        ).all()
        record_access(actor, "slips.revoked", learner.id, count=len(ended))
    return len(ended)


def slip_by_code(typed: str, key: str) -> FamilySlip | None:
    """The slip whose code was typed or scanned; None for one that is wrong, expired or revoked."""
    return _good_slip(FamilySlip.code_hash == fingerprint(read_code(typed), key))


def slip_by_id(slip_id: UUID) -> FamilySlip | None:
    """The slip that opened a page, as long as it still does."""
    return _good_slip(FamilySlip.id == slip_id)


def good_slips(learner: Learner) -> list[FamilySlip]:
    """The child's slips that have not been revoked and have not expired, the newest first."""
    return list(
        db.session.scalars(
            select(FamilySlip)
            .where(FamilySlip.learner_id == learner.id, *_good())
            .order_by(FamilySlip.issued_at.desc())
        )
    )


def _good_slip(which: ColumnElement[bool]) -> FamilySlip | None:
    slip = db.session.scalars(select(FamilySlip).where(which, *_good())).first()
    if slip is None:
        return None
    # A family that wished for the erasure may still fetch the child's box, or think better of it.
    is_read = slip.learner.archived_at is None or slip.learner.erase_at is not None
    return slip if is_read else None


def _good() -> tuple[ColumnElement[bool], ...]:
    return FamilySlip.revoked_at.is_(None), FamilySlip.expires_at > now()
