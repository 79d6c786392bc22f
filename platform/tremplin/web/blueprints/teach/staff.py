"""The adults of the house: who there is, and a one-time link for a new instructor."""

from __future__ import annotations

from flask import current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.services.errors import Refused
from tremplin.services.house.invite_staff import adults, invite_instructor
from tremplin.services.house.record_access import actor_of
from tremplin.web.access import Audience, open_to, staff_here
from tremplin.web.blueprints.teach.blueprint import bp
from tremplin.web.forms.account import InviteForm


@bp.route("/staff", methods=["GET", "POST"])
@open_to(Audience.ADMIN)
def staff() -> ResponseReturnValue:
    """Invite an instructor; the link is shown once, to be handed over."""
    form = InviteForm()
    if not form.validate_on_submit():
        return _page(form, status=422 if form.is_submitted() else 200)
    try:
        token = invite_instructor(
            form.email.data, form.name.data, current_app.config["SECRET_KEY"], actor_of(staff_here())
        )
    except Refused:
        form.email.errors = [gettext("This adult has left the house.")]
        return _page(form, status=422)
    link = url_for("account.accept_invite", token=token, _external=True)
    return _page(InviteForm(formdata=None), link=link, invited=form.name.data)


def _page(form: InviteForm, status: int = 200, **shown: str) -> ResponseReturnValue:
    return render_template("teach/staff.html", form=form, adults=adults(), **shown), status
