"""The second step of logging in: a code of the telephone or of the paper is right, and has not been used before."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from pyotp import TOTP
from pyotp.exceptions import OTPVerificationError
from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session

from tremplin.domain.secrets.tokens import fingerprint, read_code
from tremplin.models import RecoveryCode, Staff, TwoFactor
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.encryption import decrypt_secret
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now

DRIFT_STEPS = 1
"""Half minutes by which the clocks of telephone and machine may differ, either way."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Passed:
    """The second step is done. ``codes_left``: recovery codes that are left, when one was used."""

    codes_left: int | None = None


def two_factor_of(staff: Staff) -> TwoFactor | None:
    """The adult's second step; None where the password is enough."""
    return db.session.scalars(
        select(TwoFactor).where(TwoFactor.staff_id == staff.id, TwoFactor.confirmed_at.is_not(None))
    ).first()


def pass_two_factor(staff: Staff, typed: str, key: str) -> Passed | None:
    """Take a code of the telephone or of the paper; it is used up then.

    Returns:
        None when it is neither, was used before, or the adult has no second step.
    """
    step = two_factor_of(staff)
    if step is None:
        return None
    with unit_of_work() as session:
        if use_telephone_code(session, step, typed, key):
            return Passed()
        if not _use_recovery_code(session, step, typed, key):
            return None
        left = session.scalar(_unused(step)) or 0
        record_access(actor_of(staff), "second_step.recovered", left=left)
    return Passed(codes_left=left)


def use_telephone_code(session: Session, step: TwoFactor, typed: str, key: str) -> bool:
    """Whether ``typed`` is the code of this half minute or of a neighbouring one, and later than the last accepted.

    Source: RFC 6238, section 5.2: a code is accepted once, and a late one is let through for the
    sake of slow clocks. The database decides between two who come with the same code at the same
    moment.
    """
    secret = decrypt_secret(step.secret or b"", step.staff_id, key)
    if secret is None:
        log.error(
            "a second step cannot be read: was the secret key changed?", staff=str(step.staff_id)
        )
        return False

    try:
        counter = TOTP(secret).verify_and_get_timecode(
            read_code(typed), for_time=now(), valid_window=DRIFT_STEPS
        )
    except OTPVerificationError:
        return False

    is_later = or_(TwoFactor.last_counter.is_(None), TwoFactor.last_counter < counter)
    used = update(TwoFactor).where(TwoFactor.id == step.id, is_later).values(last_counter=counter)
    return session.execute(used.returning(TwoFactor.id)).first() is not None


def _use_recovery_code(session: Session, step: TwoFactor, typed: str, key: str) -> bool:
    used = (
        update(RecoveryCode)
        .where(
            RecoveryCode.second_step_id == step.id,
            RecoveryCode.code_hash == fingerprint(read_code(typed), key),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now())
    )
    return session.execute(used.returning(RecoveryCode.id)).first() is not None


def _unused(step: TwoFactor) -> Select[int]:
    return select(func.count()).where(
        RecoveryCode.second_step_id == step.id, RecoveryCode.used_at.is_(None)
    )
