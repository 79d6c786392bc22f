"""A try at a password or a code: slowed down after many failures, and what the page then says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask_babel import format_datetime, gettext, ngettext

from tremplin.models import Staff
from tremplin.services.accounts.secret_hashes import is_password
from tremplin.services.clock import now
from tremplin.web.security.throttle import PASSWORD, TWO_FACTOR, Guard

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attempt(Generic[T]):
    """What came of it: ``found``, or ``error`` in words and the status of the page that says them."""

    found: T | None
    error: str = ""
    status: int = 200


def one_attempt(guard: Guard, key: str, check: Callable[[], T | None], wrong: str) -> Attempt[T]:
    """Check once, unless there were too many failures at this door; a wrong try counts as one."""
    tried = guard.attempt(key, check)
    if tried.found:
        return Attempt(tried.found)
    return (
        Attempt(None, _wait_words(tried.wait_s), 429) if tried.wait_s else Attempt(None, wrong, 422)
    )


def attempt_own_password(staff: Staff, typed: str) -> Attempt[bool]:
    """Whether the password typed is the adult's own; counted with the failures at the way in."""
    return one_attempt(
        PASSWORD,
        staff.email,
        lambda: is_password(staff.password_hash, typed),
        gettext("This is not your password."),
    )


def attempt_code(staff: Staff, check: Callable[[], T | None]) -> Attempt[T]:
    """A code of the telephone or of the paper."""
    wrong = gettext(
        "This code does not fit. Each code works once, for half a minute: take the newest one. If none ever fits, one "
        "of the two clocks is wrong; the machine of this site says it is %(time)s.",
        time=format_datetime(now().astimezone(), "d MMM HH:mm:ss", rebase=False),
    )
    return one_attempt(TWO_FACTOR, staff.email, check, wrong)


def _wait_words(wait_s: int) -> str:
    return ngettext(
        "That was a lot of tries. Wait %(num)s minute, then try again.",
        "That was a lot of tries. Wait %(num)s minutes, then try again.",
        -(-wait_s // 60),
    )
