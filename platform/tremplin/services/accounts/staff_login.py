"""An adult's way in: e-mail and password."""

from __future__ import annotations

from sqlalchemy import select

from tremplin.models import Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.secret_hashes import is_password
from tremplin.services.accounts.staff_invitations import clean_email
from tremplin.services.audit.record_access import actor_of, record_access


def staff_by_password(email: str, password: str) -> Staff | None:
    """The adult with this e-mail and password; None, after the same time, for any other pair."""
    staff = db.session.scalars(
        select(Staff).where(Staff.email == clean_email(email), Staff.archived_at.is_(None))
    ).first()
    return staff if is_password(staff.password_hash if staff else None, password) else None


def note_coming_in(staff: Staff) -> None:
    """An adult, or a stand-in for a day, has come in."""
    with unit_of_work():
        record_access(actor_of(staff), "staff.came_in")
