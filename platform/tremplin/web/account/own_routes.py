"""An adult's own account: the password, and logging in in two steps."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm

from tremplin.domain.secrets.tokens import shown_code
from tremplin.services.accounts import two_factor as two_factor
from tremplin.services.accounts.change_password import change_password
from tremplin.services.accounts.two_factor_codes import two_factor_of
from tremplin.services.accounts.two_factor_demand import end_grace, is_demanded_of
from tremplin.services.audit.trail import events_of_account
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused
from tremplin.web.account.forms import (
    ChangePasswordForm,
    OwnPasswordForm,
    TelephoneCodeForm,
    TurnOffForm,
    easy_password_words,
)
from tremplin.web.account.trail_texts import actor_words, event_words
from tremplin.web.base.qr import qr_svg
from tremplin.web.security.access import Audience, open_to, staff_here
from tremplin.web.security.credential_attempts import attempt_code, attempt_own_password
from tremplin.web.security.session import begin_staff_session
from tremplin.web.security.two_factor_gate import demand_here, is_led_to_set_up

bp = Blueprint("own_account", __name__, url_prefix="/account")

FORMS: dict[str, type[FlaskForm]] = {
    "password": ChangePasswordForm,
    "turn_on": OwnPasswordForm,
    "renew": TelephoneCodeForm,
    "turn_off": TurnOffForm,
}
EVENTS_SHOWN = 10


@bp.get("")
@open_to(Audience.LEADER)
def show() -> ResponseReturnValue:
    """Who I am here, how I log in, and what happened to that."""
    return _page()


@bp.post("/password")
@open_to(Audience.LEADER)
def choose_password() -> ResponseReturnValue:
    """Another password; whoever else is logged in with the old one is out."""
    staff, form = staff_here(), ChangePasswordForm()
    if not form.validate_on_submit():
        return _page(422, password=form)

    tried = attempt_own_password(staff, form.old.data)
    if not tried.found:
        form.old.errors = [tried.error]
        return _page(tried.status, password=form)

    try:
        change_password(staff, form.password.data)
    except Refused:
        form.password.errors = [easy_password_words()]
        return _page(422, password=form)

    begin_staff_session(staff)
    flash(gettext("The new password holds. Where you were logged in elsewhere, you no longer are."))
    return redirect(url_for("own_account.show"))


@bp.post("/second-step")
@open_to(Audience.LEADER)
def begin() -> ResponseReturnValue:
    """Begin to log in in two steps: not without the password, for it could shut the adult out."""
    staff, form = staff_here(), OwnPasswordForm()
    if not form.validate_on_submit():
        return _page(422, turn_on=form)

    tried = attempt_own_password(staff, form.own_password.data)
    if not tried.found:
        form.own_password.errors = [tried.error]
        return _page(tried.status, turn_on=form)

    try:
        two_factor.begin_two_factor(staff, current_app.config["SECRET_KEY"])
    except Refused:
        return redirect(url_for("own_account.show"))

    return redirect(url_for("own_account.telephone"))


@bp.get("/second-step")
@open_to(Audience.LEADER)
def telephone() -> ResponseReturnValue:
    """The key, for the telephone to scan; it is not shown again once a code has confirmed it."""
    return _telephone_page(TelephoneCodeForm(formdata=None))


@bp.post("/second-step/confirmation")
@open_to(Audience.LEADER)
def confirm() -> ResponseReturnValue:
    """The first code turns it on; then the recovery codes are shown, once."""
    staff, form = staff_here(), TelephoneCodeForm()
    if not form.validate_on_submit():
        return _telephone_page(form, 422)

    key = current_app.config["SECRET_KEY"]
    try:
        tried = attempt_code(
            staff, lambda: two_factor.confirm_two_factor(staff, form.code.data, key)
        )
    except NotFound:
        return redirect(url_for("own_account.show"))

    if tried.found is None:
        form.code.errors = [tried.error]
        return _telephone_page(form, tried.status)
    return _codes_page(tried.found)


@bp.post("/recovery-codes")
@open_to(Audience.LEADER)
def renew_codes() -> ResponseReturnValue:
    """New recovery codes, shown once; those before no longer work."""
    staff, form = staff_here(), TelephoneCodeForm()
    if not form.validate_on_submit():
        return _page(422, renew=form)
    key = current_app.config["SECRET_KEY"]
    tried = attempt_code(staff, lambda: two_factor.renew_recovery_codes(staff, form.code.data, key))
    if tried.found is None:
        form.code.errors = [tried.error]
        return _page(tried.status, renew=form)
    return _codes_page(tried.found)


@bp.post("/second-step/removal")
@open_to(Audience.LEADER)
def turn_off() -> ResponseReturnValue:
    """Log in with the password alone again, for password and code."""
    staff, form = staff_here(), TurnOffForm()
    if not form.validate_on_submit():
        return _page(422, turn_off=form)

    password = attempt_own_password(staff, form.own_password.data)
    if not password.found:
        form.own_password.errors = [password.error]
        return _page(password.status, turn_off=form)

    key = current_app.config["SECRET_KEY"]
    code = attempt_code(
        staff, lambda: two_factor.turn_off_two_factor(staff, form.off_code.data, key)
    )
    if not code.found:
        form.off_code.errors = [code.error]
        return _page(code.status, turn_off=form)

    end_grace(staff, demand_here())

    if is_demanded_of(staff, demand_here()):
        flash(gettext("The two-step log-in is off. Turn it on again with your new telephone."))
    else:
        flash(gettext("The two-step log-in is off: the password is enough again."))

    return redirect(url_for("own_account.show"))


def _page(status: int = 200, **sent: FlaskForm) -> ResponseReturnValue:
    staff = staff_here()
    page = render_template(
        "account/own.html",
        step=two_factor_of(staff),
        is_demanded=is_demanded_of(staff, demand_here()),
        is_led=is_led_to_set_up(),
        due=staff.second_step_due,
        rows=[
            (told.event.at, actor_words(told), event_words(told, of_adult=False))
            for told in events_of_account(staff, EVENTS_SHOWN)
        ],
        **{name: sent.get(name) or form(formdata=None) for name, form in FORMS.items()},
    )
    return page, status


def _telephone_page(form: TelephoneCodeForm, status: int = 200) -> ResponseReturnValue:
    try:
        totp = two_factor.telephone_key(
            staff_here(), current_app.config["SETTINGS"].site_name, current_app.config["SECRET_KEY"]
        )
    except NotFound:
        return redirect(url_for("own_account.show"))

    address = totp.provisioning_uri()
    page = render_template(
        "account/telephone.html",
        form=form,
        address=address,
        qr=qr_svg(address, gettext("QR code of the key")),
        is_led=is_led_to_set_up(),
        secret=" ".join(totp.secret[start : start + 4] for start in range(0, len(totp.secret), 4)),
    )
    return page, status


def _codes_page(codes: list[str]) -> ResponseReturnValue:
    return render_template(
        "account/recovery_codes.html", codes=[shown_code(code) for code in codes], moment=now()
    )
