"""An adult's way in: e-mail and password."""

from __future__ import annotations

from sqlalchemy import select

from tremplin.models import Staff
from tremplin.models.db import db
from tremplin.services.house.invite_staff import clean_email
from tremplin.services.identity import is_password


def staff_by_password(email: str, password: str) -> Staff | None:
    """The adult with this e-mail and password; None, after the same time, for any other pair."""
    staff = db.session.scalars(
        select(Staff).where(Staff.email == clean_email(email), Staff.archived_at.is_(None))
    ).first()
    return staff if is_password(staff.password_hash if staff else None, password) else None
