"""The machine's clock, where it has leapt: an admin says whether the date is right."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.services.operations.machine_clock import confirm_clock
from tremplin.web.base.adult_pages import bp
from tremplin.web.security.access import Audience, open_to, staff_here


@bp.post("/clock")
@open_to(Audience.ADMIN)
def say_clock_is_right() -> ResponseReturnValue:
    """Believe the clock again."""
    confirm_clock(staff_here())
    flash(gettext("Thank you. The house goes by this date."))
    return redirect(url_for("teach.groups"))
