"""Forms of the adults' door: logging in, choosing a password, inviting an instructor."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, Length, Regexp

from tremplin.domain.secrets.passwords import MIN_LENGTH

# An address is proven by using it, not by a pattern: one @ with something on both sides is all that
# is asked.
_looks_like_email = Regexp(
    r"^\s*[^@\s]+@[^@\s]+\s*$", message=_("Write an address with an @, like name@example.org.")
)
MAX_PASSWORD_LENGTH = 128


class LogInForm(FlaskForm):
    """E-mail and password."""

    email = StringField(_("E-mail"), [DataRequired(_("Type your e-mail.")), Length(max=254)])
    password = PasswordField(
        _("Password"), [DataRequired(_("Type your password.")), Length(max=MAX_PASSWORD_LENGTH)]
    )


class NewPasswordForm(FlaskForm):
    """A password chosen, twice."""

    password = PasswordField(
        _("New password"),
        [
            DataRequired(_("Choose a password.")),
            Length(
                min=MIN_LENGTH,
                max=MAX_PASSWORD_LENGTH,
                message=_(
                    "Take between 12 and 128 characters. Three or four words in a row do well."
                ),
            ),
        ],
    )
    again = PasswordField(
        _("The same password again"), [EqualTo("password", _("The two passwords differ."))]
    )


class AcceptInviteForm(NewPasswordForm):
    """Name and password chosen behind a one-time link."""

    name = StringField(
        _("Your name, as the house calls you"), [DataRequired(_("Type your name.")), Length(max=80)]
    )


class FirstAdminForm(AcceptInviteForm):
    """The first admin also says with which e-mail she will log in."""

    email = EmailField(
        _("E-mail, to log in with"), [DataRequired(_("Type your e-mail.")), _looks_like_email]
    )


class ChangePasswordForm(NewPasswordForm):
    """Another password, for whoever knows the one before."""

    old = PasswordField(
        _("Password until now"),
        [DataRequired(_("Type your password.")), Length(max=MAX_PASSWORD_LENGTH)],
    )


class OwnPasswordForm(FlaskForm):
    """The password once more, before something that whoever finds this browser open must not do."""

    own_password = PasswordField(
        _("Your password"),
        [DataRequired(_("Type your password.")), Length(max=MAX_PASSWORD_LENGTH)],
    )


class TelephoneCodeForm(FlaskForm):
    """The six digits that the telephone shows."""

    code = StringField(
        _("Code on the telephone"), [DataRequired(_("Type the code.")), Length(max=20)]
    )


class RecoveryCodeForm(FlaskForm):
    """A code of the paper."""

    recovery = StringField(_("Recovery code"), [DataRequired(_("Type the code.")), Length(max=40)])


class TurnOffForm(OwnPasswordForm):
    """Password and code, to log in without a code from now on."""

    off_code = StringField(
        _("Code on the telephone, or a recovery code"),
        [DataRequired(_("Type the code.")), Length(max=40)],
    )


class InviteForm(FlaskForm):
    """An instructor to invite."""

    name = StringField(_("Name"), [DataRequired(_("Type a name.")), Length(max=80)])
    email = EmailField(
        _("E-mail"), [DataRequired(_("Type an e-mail.")), Length(max=254), _looks_like_email]
    )


def easy_password_words() -> str:
    """What is wrong with a password that whoever guesses tries first."""
    return str(
        gettext("This one is tried first by whoever guesses. Three or four words in a row do well.")
    )
