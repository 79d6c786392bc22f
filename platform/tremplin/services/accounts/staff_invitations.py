"""Invite an adult by a one-time link, handed over in person, that lets her choose a password."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tremplin.domain.names import reading_order
from tremplin.domain.secrets.passwords import MIN_LENGTH, is_easy
from tremplin.domain.secrets.tokens import fingerprint, new_token
from tremplin.models import Staff, StaffInvite, StaffRole
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.secret_hashes import hash_password
from tremplin.services.audit.record_access import COMMAND_LINE, record_access
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused

INVITE_LIFETIME = timedelta(days=7)
DEFAULT_LANGUAGE = "fr"


def invite_instructor(email: str, name: str, key: str, actor: str = COMMAND_LINE) -> str:
    """Make the one-time link's token for an instructor; for one who is there already it lets her choose anew.

    Args:
        email: How she will log in.
        name: How the house calls her.
        key: The site's secret key.
        actor: Who invites, for the audit trail.

    Returns:
        The token; only its fingerprint is kept. Links made before and not used no longer work.

    Raises:
        Refused: ``archived`` when this adult has left the house.
    """
    with unit_of_work() as session:
        staff = adult_by_email(email)
        if staff is None:
            staff = _new_staff(session, email, name, StaffRole.INSTRUCTOR)
        if staff.archived_at is not None:
            raise Refused("archived")
        return _new_link(session, staff, key, actor)


def first_admin_link_token(key: str) -> str | None:
    """A fresh token for the first admin's link, None once any adult has a password.

    The first admin has no e-mail yet: she types it behind the link.
    """
    with unit_of_work() as session:
        if (
            session.scalars(select(Staff.id).where(Staff.password_hash.is_not(None))).first()
            is not None
        ):
            return None

        admin = session.scalars(
            select(Staff)
            .where(Staff.role == StaffRole.ADMIN, Staff.archived_at.is_(None))
            .order_by(Staff.created_at)
        ).first()
        if admin is None:
            admin = _new_staff(session, "", "", StaffRole.ADMIN)

        return _new_link(session, admin, key, COMMAND_LINE)


def open_invite(token: str, key: str) -> StaffInvite:
    """The invitation behind a link.

    Raises:
        NotFound: The link was used, has expired, was replaced, or never was.
    """
    invite = db.session.scalars(
        select(StaffInvite).where(
            StaffInvite.token_hash == fingerprint(token, key),
            StaffInvite.used_at.is_(None),
            StaffInvite.expires_at > now(),
            # None is good for longer: it was made while the clock was ahead.
            StaffInvite.expires_at <= now() + INVITE_LIFETIME + timedelta(days=1),
        )
    ).first()
    if invite is None or invite.staff.archived_at is not None:
        raise NotFound

    return invite


def accept_invite(
    invite: StaffInvite, name: str, password: str, language: str, email: str = ""
) -> Staff:
    """Keep the name and the password chosen, and end the link.

    Args:
        invite: From :func:`open_invite`.
        name: How the house calls this adult.
        password: At least ``MIN_LENGTH`` characters, and none that is tried first.
        language: Code of the language she reads the link's page in.
        email: Only for the first admin, who has none yet; ignored for anybody else.

    Raises:
        NotFound: Another click used the link first.
        Refused: ``short_password``; ``easy_password``; ``email_needed``; ``email_taken`` by another
            adult.
    """
    if len(password) < MIN_LENGTH:
        raise Refused("short_password")
    if is_easy(password, name, invite.staff.email or email):
        raise Refused("easy_password")

    with unit_of_work() as session:
        used = session.execute(
            update(StaffInvite)
            .where(StaffInvite.id == invite.id, StaffInvite.used_at.is_(None))
            .values(used_at=now())
            .returning(StaffInvite.id)
        ).first()
        if used is None:
            raise NotFound

        staff = invite.staff
        if not staff.email:
            staff.email = _free_email(email)

        staff.name, staff.password_hash = name.strip(), hash_password(password)
        staff.language = language
        record_access(f"staff:{staff.id}", "password.chosen", role=staff.role.value)

    return staff


def adults() -> list[Staff]:
    """List the adults of the house by name, without stand-ins and those who left."""
    return by_name(
        db.session.scalars(
            select(Staff).where(Staff.archived_at.is_(None), Staff.role != StaffRole.STAND_IN)
        )
    )


def by_name(staff: Iterable[Staff]) -> list[Staff]:
    """These adults in the order in which one looks for a name."""
    return sorted(staff, key=lambda each: reading_order(each.name))


def clean_email(typed: str) -> str:
    """An address as it is kept and compared: without spaces around it, in small letters."""
    return typed.strip().lower()


def adult_by_email(email: str) -> Staff | None:
    """The adult who logs in with this address, also one who has left."""
    return db.session.scalars(select(Staff).where(Staff.email == clean_email(email))).first()


def _free_email(email: str) -> str:
    if not clean_email(email):
        raise Refused("email_needed")
    if adult_by_email(email) is not None:
        raise Refused("email_taken")
    return clean_email(email)


def _new_staff(session: Session, email: str, name: str, role: StaffRole) -> Staff:
    staff = Staff(
        email=clean_email(email),
        name=name.strip(),
        role=role,
        language=DEFAULT_LANGUAGE,
        created_at=now(),
    )
    session.add(staff)
    session.flush()
    return staff


def _new_link(session: Session, staff: Staff, key: str, actor: str) -> str:
    session.execute(
        update(StaffInvite)
        .where(StaffInvite.staff_id == staff.id, StaffInvite.used_at.is_(None))
        .values(expires_at=now())
    )
    token = new_token()
    session.add(
        StaffInvite(
            staff_id=staff.id,
            token_hash=fingerprint(token, key),
            expires_at=now() + INVITE_LIFETIME,
        )
    )
    record_access(actor, "staff.invited", staff=str(staff.id), role=staff.role.value)

    return token
