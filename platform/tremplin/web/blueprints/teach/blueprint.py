"""The blueprint on which this package's modules put their routes, and how the adults' pages write a time."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint
from flask_babel import format_date, format_datetime

from tremplin.services.clock import now

bp = Blueprint("teach", __name__, url_prefix="/teach")


@bp.app_template_filter("day")
def day(instant: datetime) -> str:
    """A date as it is said: ``23 novembre 2026``."""
    return str(format_date(instant, "long"))


@bp.app_template_filter("when")
def when(instant: datetime) -> str:
    """A date and time; the year only where it is not this one."""
    return str(format_datetime(instant, "d MMM HH:mm" if instant.year == now().year else "d MMM y HH:mm"))
