"""An adult changes her password; whoever else is logged in with the old one is out."""

from __future__ import annotations

from tremplin.domain.secrets.passwords import MIN_LENGTH, is_easy
from tremplin.models import Staff
from tremplin.models.db import unit_of_work
from tremplin.services.accounts.secret_hashes import hash_password
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.errors import Refused


def change_password(staff: Staff, password: str) -> None:
    """Keep another password. That the adult knows the old one was asked before.

    Raises:
        Refused: ``short_password``; ``easy_password``.
    """
    if len(password) < MIN_LENGTH:
        raise Refused("short_password")
    if is_easy(password, staff.name, staff.email):
        raise Refused("easy_password")
    with unit_of_work():
        staff.password_hash = hash_password(password)
        record_access(actor_of(staff), "password.changed")
