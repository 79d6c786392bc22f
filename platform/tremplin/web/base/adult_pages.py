"""The blueprint on which teach, authoring and admin put their routes, and how the adults' pages write a time."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint
from flask_babel import format_date, format_datetime, format_time

from tremplin.services.clock import now

bp = Blueprint("teach", __name__, url_prefix="/teach")


@bp.app_template_filter("day")
def day(instant: datetime) -> str:
    """A date as it is said, on the server's calendar: ``23 novembre 2026``."""
    return str(format_date(instant.astimezone(), "long", rebase=False))


@bp.app_template_filter("when")
def when(instant: datetime) -> str:
    """A date and time on the server's clock; the year only where it is not this one."""
    here = instant.astimezone()
    pattern = "d MMM HH:mm" if here.year == now().astimezone().year else "d MMM y HH:mm"
    return str(format_datetime(here, pattern, rebase=False))


@bp.app_template_filter("time_of_day")
def time_of_day(instant: datetime) -> str:
    """Hours and minutes on the server's clock."""
    return str(format_time(instant.astimezone(), "short", rebase=False))
