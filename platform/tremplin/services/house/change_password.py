"""An adult who is logged in chooses another password."""

from __future__ import annotations

from tremplin.domain.passwords import MIN_LENGTH, is_easy
from tremplin.models import Staff
from tremplin.models.db import unit_of_work
from tremplin.services.errors import Refused
from tremplin.services.house.record_access import actor_of, record_access
from tremplin.services.identity import hash_password, is_password


def change_password(staff: Staff, current: str, password: str) -> None:
    """Keep a new password; every session of the old one ends.

    Raises:
        Refused: ``wrong_password`` where ``current`` is not the one kept; ``short_password``; ``easy_password``.
    """
    if not is_password(staff.password_hash, current):
        raise Refused("wrong_password")
    if len(password) < MIN_LENGTH:
        raise Refused("short_password")
    if is_easy(password, staff.name, staff.email):
        raise Refused("easy_password")
    with unit_of_work():
        staff.password_hash = hash_password(password)
        record_access(actor_of(staff), "password.chosen", role=staff.role.value)
