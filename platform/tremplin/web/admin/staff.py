"""The adults of the house: invitations, roles, two-factor removal, and who has left."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from tremplin.models import StaffRole
from tremplin.services.accounts.staff_invitations import adults, invite_instructor
from tremplin.services.accounts.staff_roles import (
    adult,
    adults_who_left,
    give_role,
    part_with,
    take_back,
)
from tremplin.services.accounts.two_factor import adults_with_two_factor
from tremplin.services.accounts.two_factor import take_off_two_factor as take_off
from tremplin.services.accounts.two_factor_demand import is_demanded_of
from tremplin.services.audit.record_access import actor_of
from tremplin.services.errors import Refused
from tremplin.web.account.forms import InviteForm
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.own_address import site_url, tells_address
from tremplin.web.security.access import Audience, open_to, staff_here
from tremplin.web.security.two_factor_gate import demand_here


@bp.route("/staff", methods=["GET", "POST"])
@open_to(Audience.ADMIN)
@tells_address
def staff() -> ResponseReturnValue:
    """Invite an instructor; the link is shown once, to be handed over."""
    form = InviteForm()
    if not form.validate_on_submit():
        return _page(form, status=422 if form.is_submitted() else 200)

    try:
        token = invite_instructor(
            form.email.data,
            form.name.data,
            current_app.config["SECRET_KEY"],
            actor_of(staff_here()),
        )
    except Refused:
        form.email.errors = [gettext("This adult has left the house.")]
        return _page(form, status=422)

    link = site_url("account.accept_invite", token=token)
    return _page(InviteForm(formdata=None), link=link, invited=form.name.data)


@bp.post("/staff/<uuid:staff_id>/role")
@open_to(Audience.ADMIN)
def change_role(staff_id: UUID) -> ResponseReturnValue:
    """Make an adult an admin, or an instructor again."""
    try:
        role = StaffRole(request.form.get("role", ""))
    except ValueError as error:
        raise BadRequest from error
    try:
        give_role(adult(staff_id), role, actor_of(staff_here()))
    except Refused:
        flash(_last_admin(), "warning")
    # An admin may just have stopped being one: this page is closed to her now.
    if staff_here().role is not StaffRole.ADMIN:
        return redirect(url_for("teach.groups"))
    return redirect(url_for("teach.staff"))


@bp.post("/staff/<uuid:staff_id>/leaving")
@open_to(Audience.ADMIN)
def adult_left(staff_id: UUID) -> ResponseReturnValue:
    """Log an adult out who has left the house, and let her in no more."""
    gone = adult(staff_id)
    try:
        part_with(gone, actor_of(staff_here()))
    except Refused:
        flash(_last_admin(), "warning")
    else:
        flash(gettext("%(name)s is logged out and no longer comes in.", name=gone.name))
    return redirect(url_for("teach.staff"))


@bp.post("/staff/<uuid:staff_id>/return")
@open_to(Audience.ADMIN)
def adult_returned(staff_id: UUID) -> ResponseReturnValue:
    """Put an adult who had left back into the list."""
    back = adult(staff_id)
    take_back(back, actor_of(staff_here()))
    flash(
        gettext(
            "%(name)s is in the list again. Make a one-time link: the old password is gone.",
            name=back.name,
        )
    )
    return redirect(url_for("teach.staff"))


@bp.post("/staff/<uuid:staff_id>/second-step/removal", endpoint="take_off_second_step")
@open_to(Audience.ADMIN)
def take_off_two_factor(staff_id: UUID) -> ResponseReturnValue:
    """Turn two-factor login off for an adult who lost telephone and recovery codes; tell her."""
    careless = adult(staff_id)
    take_off(careless, staff_here())
    flash(
        gettext("%(name)s logs in with the password alone now, and is told so.", name=careless.name)
    )
    return redirect(url_for("teach.staff"))


def _last_admin() -> str:
    return gettext("The house needs an admin: make somebody else one first.")


def _page(form: InviteForm, status: int = 200, **shown: str) -> ResponseReturnValue:
    here, demand = adults(), demand_here()
    demanded_of = {each.id for each in here if is_demanded_of(each, demand)}
    in_two_steps = adults_with_two_factor()
    people = {
        "adults": here,
        "to_set_up": demanded_of - in_two_steps,
        "in_two_steps": in_two_steps,
        "gone": adults_who_left(),
        "demand": demand,
    }
    page = render_template("admin/staff.html", form=form, **people, **shown)
    return page, status
