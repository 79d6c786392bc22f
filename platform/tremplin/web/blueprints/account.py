"""The adults' door: logging in and out, one-time links; and the language, for everybody."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.services.errors import NotFound, Refused
from tremplin.services.house.choose_language import choose_language
from tremplin.services.house.invite_staff import accept_invite as keep_password
from tremplin.services.house.invite_staff import clean_email, open_invite
from tremplin.services.house.log_in_staff import staff_by_password
from tremplin.services.teaching.day_pass import stand_in_by_pass
from tremplin.web.access import Audience, learner_or_none, open_to, staff_or_none
from tremplin.web.forms.account import AcceptInviteForm, FirstAdminForm, LogInForm
from tremplin.web.i18n import language
from tremplin.web.session import asked_by_the_page, begin_staff_session, end_session, slip_here
from tremplin.web.throttle import PASSWORD
from tremplin.web.ways_back import own_path
from tremplin.web.wording import easy_password

bp = Blueprint("account", __name__)


@bp.route("/login", methods=["GET", "POST"])
@open_to(Audience.PUBLIC)
def log_in() -> ResponseReturnValue:
    """E-mail and password; an unknown e-mail and a wrong password get the same answer."""
    onward = own_path(request.values.get("next"), url_for("teach.groups"))
    if request.method == "GET" and staff_or_none():
        return redirect(onward)
    form = LogInForm()
    if not form.validate_on_submit():
        return render_template("account/log_in.html", form=form, next=onward, error=None, wait_s=0)
    account = clean_email(form.email.data)
    wait_s, error = PASSWORD.wait_s(account), None
    if not wait_s:
        staff = staff_by_password(account, form.password.data)
        if staff is not None:
            begin_staff_session(staff)
            PASSWORD.came_in(account)
            return redirect(onward)
        PASSWORD.failed(account)
        wait_s = PASSWORD.wait_s(account)
        error = gettext("This e-mail and this password do not go together.")
    page = render_template("account/log_in.html", form=form, next=onward, error=error, wait_s=wait_s)
    return page, 429 if wait_s else 422


@bp.post("/logout")
@open_to(Audience.PUBLIC)
def log_out() -> ResponseReturnValue:
    """Leave the house's pages."""
    end_session()
    return redirect(url_for("learn.welcome"))


@bp.route("/invite/<token>", methods=["GET", "POST"])
@open_to(Audience.PUBLIC)
def accept_invite(token: str) -> ResponseReturnValue:
    """Behind a one-time link: choose a name and a password, and come in."""
    try:
        invite = open_invite(token, current_app.config["SECRET_KEY"])
    except NotFound:
        return render_template("account/invite_over.html"), 404
    is_first = not invite.staff.email
    form = FirstAdminForm() if is_first else AcceptInviteForm(name=invite.staff.name)
    if not form.validate_on_submit():
        page = render_template("account/accept_invite.html", form=form, invite=invite)
        return page, 422 if form.is_submitted() else 200
    try:
        staff = keep_password(
            invite, form.name.data, form.password.data, language(), form.email.data if is_first else ""
        )
    except Refused as refused:
        _say(form, refused.reason)
        return render_template("account/accept_invite.html", form=form, invite=invite), 422
    begin_staff_session(staff)
    PASSWORD.came_in(staff.email)
    return redirect(url_for("teach.groups"))


@bp.get("/pass/<token>")
@open_to(Audience.PUBLIC)
def come_in_for_a_day(token: str) -> ResponseReturnValue:
    """The link of a day pass: straight to the group."""
    staff = stand_in_by_pass(token, current_app.config["SECRET_KEY"])
    if staff is None:
        return render_template("account/pass_over.html"), 404
    begin_staff_session(staff)
    return redirect(url_for("teach.groups"))


@bp.get("/here")
@open_to(Audience.PUBLIC)
@asked_by_the_page
def here() -> ResponseReturnValue:
    """Whether anybody is still here, asked by a page that nobody has touched for long: 204, else 401."""
    return "", 204 if learner_or_none() or staff_or_none() or slip_here() else 401


@bp.post("/language")
@open_to(Audience.PUBLIC)
def set_language() -> ResponseReturnValue:
    """Read the site in another language from now on, here and wherever this person logs in."""
    code = request.form.get("language", "")
    if code in current_app.config["FAMILY_LANGUAGES"]:
        session["language"] = code
        person = learner_or_none() or staff_or_none()
        if person is not None and code in current_app.config["LANGUAGES"]:
            choose_language(person, code)
    return redirect(own_path(request.form.get("next"), url_for("learn.welcome")))


def _say(form: FirstAdminForm | AcceptInviteForm, reason: str) -> None:
    if reason == "easy_password":
        form.password.errors = [easy_password()]
        return
    sentences = {"email_taken": gettext("Another adult of the house uses this e-mail.")}
    form.email.errors = [sentences.get(reason, gettext("Type your e-mail."))]
