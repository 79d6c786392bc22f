"""Turn two-factor log-in on and off: a password, then a telephone's code (TOTP, RFC 6238)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pyotp import TOTP, random_base32
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tremplin.domain.secrets.tokens import RECOVERY_CODE_LENGTH, fingerprint, new_code
from tremplin.models import RecoveryCode, Staff, TwoFactor
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.encryption import decrypt_secret, encrypt_secret
from tremplin.services.accounts.two_factor_codes import (
    pass_two_factor,
    two_factor_of,
    use_telephone_code,
)
from tremplin.services.audit.record_access import COMMAND_LINE, actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused

RECOVERY_CODES = 8
"""How many are handed out."""


def begin_two_factor(staff: Staff, key: str) -> None:
    """Make a key for the adult's telephone; nothing is asked of her before a first code has confirmed it.

    Begun twice, the key stays: the first QR code may be in the telephone already.

    Raises:
        Refused: ``already_on``.
    """
    step = _row(staff)
    if step is not None and step.confirmed_at is not None:
        raise Refused("already_on")
    if step is not None and _secret(step, key) is not None:
        return

    secret = encrypt_secret(random_base32(), staff.id, key)
    try:
        with unit_of_work() as session:
            if step is None:
                step = TwoFactor(staff_id=staff.id)
                session.add(step)
            step.secret, step.begun_at, step.taken_off_at = secret, now(), None
    except IntegrityError:
        # The other click of a double click was faster; its key is as good.
        return


def telephone_key(staff: Staff, house: str, key: str) -> TOTP:
    """What the telephone is to be given: ``secret`` as text, ``provisioning_uri()`` as a QR code.

    Args:
        staff: The adult who has begun.
        house: What the telephone is to call the site.
        key: The site's secret key.

    Raises:
        NotFound: Nothing was begun, or it is on already: the key is not shown again.
    """
    secret = _secret(_begun(staff), key)
    if secret is None:
        raise NotFound
    return TOTP(secret, name=staff.email, issuer=house)


def confirm_two_factor(staff: Staff, typed: str, key: str) -> list[str] | None:
    """Turn it on with a first code.

    Returns:
        The recovery codes, of which only hashes are kept; None when the code does not fit.

    Raises:
        NotFound: Nothing was begun, or it is on already.
    """
    step = _begun(staff)
    with unit_of_work() as session:
        if not use_telephone_code(session, step, typed, key):
            return None
        step.confirmed_at = now()
        codes = _hand_out(step, key)
        record_access(actor_of(staff), "second_step.turned_on")
    return codes


def renew_recovery_codes(staff: Staff, typed: str, key: str) -> list[str] | None:
    """Hand out recovery codes anew, for a code of the telephone; those before no longer work.

    Returns:
        The codes; None when the telephone's does not fit.

    Raises:
        NotFound: The second step is not on.
    """
    step = two_factor_of(staff)
    if step is None:
        raise NotFound
    with unit_of_work() as session:
        if not use_telephone_code(session, step, typed, key):
            return None
        codes = _hand_out(step, key)
        record_access(actor_of(staff), "second_step.codes_renewed")
    return codes


def turn_off_two_factor(staff: Staff, typed: str, key: str) -> bool:
    """Log in with the password alone again; ``typed`` is a code of the telephone or of the paper.

    Returns:
        Whether it is off now: False when the code does not fit.

    Raises:
        NotFound: It is not on.
    """
    step = two_factor_of(staff)
    if step is None:
        raise NotFound
    if pass_two_factor(staff, typed, key) is None:
        return False
    with unit_of_work() as session:
        session.delete(step)
        record_access(actor_of(staff), "second_step.turned_off")
    return True


def take_off_two_factor(staff: Staff, admin: Staff | None) -> None:
    """Take it off for an adult who has lost telephone and paper; she is told when she logs in.

    Args:
        staff: Whose second step it is.
        admin: Who takes it off; None from the command line.

    Raises:
        NotFound: It is not on; or it is the admin's own, which only password and code turn off.
    """
    step = two_factor_of(staff)
    if step is None or (admin is not None and admin.id == staff.id):
        raise NotFound
    with unit_of_work():
        step.secret = step.confirmed_at = step.last_counter = None
        step.recovery_codes = []
        step.taken_off_at = now()
        # Where the house demands it, her time begins anew: the telephone is lost.
        staff.second_step_due = None
        actor = actor_of(admin) if admin else COMMAND_LINE
        record_access(actor, "second_step.taken_off", staff=str(staff.id))


def told_taken_off(staff: Staff) -> datetime | None:
    """When somebody else took her second step off; told once, at the first log-in after it."""
    step = _row(staff)
    if step is None or step.taken_off_at is None:
        return None
    with unit_of_work() as session:
        session.delete(step)
    return step.taken_off_at


def adults_with_two_factor() -> frozenset[UUID]:
    """Ids of the adults who log in in two steps."""
    return frozenset(
        db.session.scalars(select(TwoFactor.staff_id).where(TwoFactor.confirmed_at.is_not(None)))
    )


def _row(staff: Staff) -> TwoFactor | None:
    return db.session.scalars(select(TwoFactor).where(TwoFactor.staff_id == staff.id)).first()


def _begun(staff: Staff) -> TwoFactor:
    step = _row(staff)
    if step is None or step.secret is None or step.confirmed_at is not None:
        raise NotFound
    return step


def _secret(step: TwoFactor, key: str) -> str | None:
    return decrypt_secret(step.secret, step.staff_id, key) if step.secret else None


def _hand_out(step: TwoFactor, key: str) -> list[str]:
    codes = [new_code(RECOVERY_CODE_LENGTH) for _ in range(RECOVERY_CODES)]
    step.recovery_codes = [RecoveryCode(code_hash=fingerprint(code, key)) for code in codes]
    return codes
