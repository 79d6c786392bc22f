"""Where the house demands the second step: whose time without it is over is led to set it up, from every page."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from tremplin.services.accounts.two_factor_demand import Demand, must_set_up
from tremplin.services.clock import now
from tremplin.web.security.access import ADULTS, declared_audience, staff_or_none


def demand_here() -> Demand:
    """Of whom this house demands it."""
    demand: Demand = current_app.config["SETTINGS"].second_step
    return demand


def is_led_to_set_up() -> bool:
    """Whether the adult logged in here sees her own account only, until she has set it up."""
    staff = staff_or_none()
    came_in = datetime.fromtimestamp(session.get("began", now().timestamp()), UTC)
    return staff is not None and must_set_up(staff, demand_here(), came_in)


def lead_to_two_factor() -> ResponseReturnValue | None:
    """Before each request, once the visitor may use the route: on to her account, where it is set up."""
    if request.endpoint is None or request.blueprint == "own_account":
        return None
    if declared_audience(request.endpoint) not in ADULTS or not is_led_to_set_up():
        return None
    return redirect(url_for("own_account.show"))
