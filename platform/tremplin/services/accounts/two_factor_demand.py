"""A house that demands the second step of logging in: of whom, and until when somebody may come in without it.

Nobody is ever locked out by it: whose time is over still comes in with the password, as far as the page where she
sets it up.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from tremplin.models import Staff, StaffRole
from tremplin.models.db import unit_of_work
from tremplin.services.accounts.two_factor_codes import two_factor_of
from tremplin.services.clock import now

GRACE = timedelta(days=14)
"""From the first log-in at which she is asked: a volunteer comes once a week, and may have no telephone with her."""


class Demand(StrEnum):
    """Of whom a house demands it; a stand-in has no password, and is never meant."""

    NOBODY = "nobody"
    ADMINS = "admins"
    EVERYBODY = "everybody"


def is_demanded_of(staff: Staff, demand: Demand) -> bool:
    """Whether the house demands a second step of this adult."""
    if staff.role is StaffRole.ADMIN:
        return demand is not Demand.NOBODY
    return demand is Demand.EVERYBODY and staff.role is StaffRole.INSTRUCTOR


def demand_two_factor(staff: Staff, demand: Demand) -> datetime | None:
    """As she logs in: until when she may do without; None for whoever has it, or need not. Her time begins with it."""
    if not is_demanded_of(staff, demand) or two_factor_of(staff) is not None:
        return None
    if staff.second_step_due is None:
        with unit_of_work():
            staff.second_step_due = now() + GRACE
    return staff.second_step_due


def end_grace(staff: Staff, demand: Demand) -> None:
    """She has turned it off although it is demanded, for another telephone: no new time without it."""
    if is_demanded_of(staff, demand) and staff.second_step_due is None:
        with unit_of_work():
            staff.second_step_due = now()


def must_set_up(staff: Staff, demand: Demand, came_in: datetime) -> bool:
    """Whether the adult, who logged in at ``came_in``, has to set it up before anything else.

    Whoever came in while there was time stays in until that session ends: no lesson is cut in two.
    """
    due = staff.second_step_due
    is_late = due is not None and due <= came_in
    return is_late and is_demanded_of(staff, demand) and two_factor_of(staff) is None
