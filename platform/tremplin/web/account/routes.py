"""The adults' door: logging in and out, one-time links; and the language, for everybody."""

from __future__ import annotations

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import format_date, gettext, ngettext

from tremplin.models import Staff
from tremplin.services.accounts.choose_language import choose_language
from tremplin.services.accounts.staff_invitations import accept_invite as keep_password
from tremplin.services.accounts.staff_invitations import clean_email, open_invite
from tremplin.services.accounts.staff_login import staff_by_password
from tremplin.services.accounts.two_factor import told_taken_off
from tremplin.services.accounts.two_factor_codes import Passed, pass_two_factor, two_factor_of
from tremplin.services.accounts.two_factor_demand import demand_two_factor
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused
from tremplin.services.groups.day_passes import pass_with
from tremplin.web.account.forms import (
    AcceptInviteForm,
    FirstAdminForm,
    LogInForm,
    RecoveryCodeForm,
    TelephoneCodeForm,
    easy_password_words,
)
from tremplin.web.base.i18n import language
from tremplin.web.security.access import Audience, learner_or_none, open_to, staff_or_none
from tremplin.web.security.credential_attempts import attempt_code, one_attempt
from tremplin.web.security.safe_redirect import own_path
from tremplin.web.security.session import (
    asked_by_the_page,
    await_two_factor,
    begin_staff_session,
    end_session,
    leaves,
    slip_here,
    two_factor_here,
)
from tremplin.web.security.throttle import PASSWORD
from tremplin.web.security.two_factor_gate import demand_here

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
        return render_template("account/log_in.html", form=form, next=onward, error="")

    account = clean_email(form.email.data)
    tried = one_attempt(
        PASSWORD,
        account,
        lambda: staff_by_password(account, form.password.data),
        gettext("This e-mail and this password do not go together."),
    )
    if tried.found is not None:
        return _let_in(tried.found, onward)

    return render_template(
        "account/log_in.html", form=form, next=onward, error=tried.error
    ), tried.status


@bp.route("/login/code", methods=["GET", "POST"], endpoint="second_step")
@open_to(Audience.PUBLIC)
def two_factor() -> ResponseReturnValue:
    """After the password, for whoever has asked for it: a code of the telephone, or of the paper."""
    waiting = two_factor_here()
    if waiting is None:
        flash(
            gettext("The code must come within five minutes of the password. Begin once more."),
            "warning",
        )
        return redirect(url_for("account.log_in"))

    staff, onward = waiting
    form, paper = TelephoneCodeForm(), RecoveryCodeForm()
    code = paper.recovery if "recovery" in request.form else form.code
    if not (paper if code is paper.recovery else form).validate_on_submit():
        return _two_factor_page(form, paper, "", 422 if form.is_submitted() else 200)

    tried = attempt_code(
        staff, lambda: pass_two_factor(staff, code.data, current_app.config["SECRET_KEY"])
    )
    if tried.found is None:
        return _two_factor_page(form, paper, tried.error, tried.status)

    _begin(staff)
    _tell_codes_left(tried.found)
    return redirect(onward)


@bp.post("/logout")
@open_to(Audience.PUBLIC)
@leaves
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
            invite,
            form.name.data,
            form.password.data,
            language(),
            form.email.data if is_first else "",
        )
    except Refused as refused:
        _say(form, refused.reason)
        return render_template("account/accept_invite.html", form=form, invite=invite), 422

    return _let_in(staff, url_for("teach.groups"))


@bp.get("/pass/<token>")
@open_to(Audience.PUBLIC)
def come_in_for_a_day(token: str) -> ResponseReturnValue:
    """The link of a day pass: straight to the group."""
    day_pass = pass_with(token, current_app.config["SECRET_KEY"])
    if day_pass is None:
        return render_template("account/pass_over.html"), 404
    begin_staff_session(day_pass.staff)
    return redirect(url_for("teach.group", group_id=day_pass.group_id))


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


def _let_in(staff: Staff, onward: str) -> ResponseReturnValue:
    """The password is right: in, or on to the second step."""
    if two_factor_of(staff) is not None:
        await_two_factor(staff, onward)
        return redirect(url_for("account.second_step"))

    _begin(staff)
    taken_off_at = told_taken_off(staff)
    if taken_off_at is not None:
        flash(
            gettext(
                "Your two-step log-in was taken off on %(date)s. If you did not ask for it, tell the admin "
                "of the house at once. “My account” (your name, at the top) turns it on again.",
                date=format_date(taken_off_at.astimezone(), "long", rebase=False),
            ),
            "warning",
        )

    _tell_of_demand(staff)
    return redirect(onward)


def _tell_of_demand(staff: Staff) -> None:
    due = demand_two_factor(staff, demand_here())
    if due is not None and due > now():
        flash(
            gettext(
                "This house asks you for the two-step log-in, by %(date)s. “My account” (your name, at the top) "
                "turns it on.",
                date=format_date(due.astimezone(), "long", rebase=False),
            ),
            "warning",
        )


def _begin(staff: Staff) -> None:
    begin_staff_session(staff)
    PASSWORD.came_in(staff.email)


def _two_factor_page(
    form: TelephoneCodeForm, paper: RecoveryCodeForm, error: str, status: int
) -> ResponseReturnValue:
    return render_template("account/second_step.html", form=form, paper=paper, error=error), status


def _tell_codes_left(passed: Passed) -> None:
    if passed.codes_left is not None:
        flash(
            ngettext(
                "A recovery code let you in; %(num)s is left. “My account” (your name, at the top) makes new ones.",
                "A recovery code let you in; %(num)s are left. “My account” (your name, at the top) makes new ones.",
                passed.codes_left,
            )
        )


def _say(form: FirstAdminForm | AcceptInviteForm, reason: str) -> None:
    if reason == "easy_password":
        form.password.errors = [easy_password_words()]
        return
    sentences = {"email_taken": gettext("Another adult of the house uses this e-mail.")}
    form.email.errors = [sentences.get(reason, gettext("Type your e-mail."))]
