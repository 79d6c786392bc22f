"""The family's page: opened by a slip's code, without an account and without scripts."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_timedelta, gettext

from tremplin.domain.secrets.tokens import SLIP_CODE_LENGTH, read_code
from tremplin.models import ConsentWay
from tremplin.services.audit.record_access import actor_of
from tremplin.services.family.consent import NOTICE, give_consent, withdraw_consent
from tremplin.services.family.slips import slip_by_code
from tremplin.services.family.tell_progress import tell_progress
from tremplin.web.base.i18n import language
from tremplin.web.exercise.skills import skills_here
from tremplin.web.family.certificates import certificate_answer
from tremplin.web.family.child_box import box_answer
from tremplin.web.family.views import WAS_CLOSED, progress_view
from tremplin.web.security.access import Audience, family_slip, open_to
from tremplin.web.security.session import begin_family_session, end_session, leaves, slip_here
from tremplin.web.security.throttle import SLIP

LONGEST_TYPED = 100
"""Nobody types a longer code; what comes after is not read."""

bp = Blueprint("family", __name__, url_prefix="/family")


@bp.get("/")
@open_to(Audience.PUBLIC)
def enter() -> ResponseReturnValue:
    """The door: where a slip's code is typed."""
    if slip_here():
        return redirect(url_for("family.progress"))

    error = WAS_CLOSED if request.args.get("idle") else None
    return render_template("family/enter.html", error=error, code="")


@bp.post("/")
@open_to(Audience.PUBLIC)
def type_code() -> ResponseReturnValue:
    """Open the family's page with a typed code."""
    return _open(request.form.get("code", ""))


@bp.get("/<code>")
@open_to(Audience.PUBLIC)
def open_slip(code: str) -> ResponseReturnValue:
    """Open the family's page with a scanned code."""
    return _open(code)


@bp.get("/progress")
@open_to(Audience.FAMILY)
def progress() -> ResponseReturnValue:
    """What the child has learnt."""
    page = tell_progress(family_slip(), skills_here())
    return render_template("family/progress.html", has_slip=True, **progress_view(page))


@bp.get("/notice")
@open_to(Audience.PUBLIC)
def notice() -> ResponseReturnValue:
    """What the house keeps of a child, why and how long: for adults and for children."""
    settings = current_app.config["SETTINGS"]
    return render_template(
        "family/notice.html",
        version=NOTICE,
        has_slip=slip_here() is not None,
        idle=_in_words(settings.keep_idle_days),
        notice=_in_words(settings.erasure_notice_days),
    )


@bp.post("/consent")
@open_to(Audience.FAMILY)
def consent() -> ResponseReturnValue:
    """Note that the family agrees."""
    slip = family_slip()
    give_consent(slip.learner, language(), ConsentWay.PAGE, actor_of(slip))
    return redirect(url_for("family.progress", _anchor="rights"))


@bp.post("/withdrawal")
@open_to(Audience.FAMILY)
def withdrawal() -> ResponseReturnValue:
    """Note that the family agrees no more: the child's data will be erased."""
    slip = family_slip()
    withdraw_consent(slip.learner, actor_of(slip))
    return redirect(url_for("family.progress", _anchor="rights"))


@bp.post("/box")
@open_to(Audience.FAMILY)
def box() -> ResponseReturnValue:
    """The child's box, as a file to keep."""
    slip = family_slip()
    return box_answer(slip.learner, actor_of(slip))


@bp.get("/certificates/<slug>.<kind>")
@open_to(Audience.FAMILY)
def certificate(slug: str, kind: str) -> ResponseReturnValue:
    """A certificate, to print or to hand on, in the family's language."""
    slip = family_slip()
    return certificate_answer(slip.learner, slug, kind, language(), actor_of(slip))


@bp.post("/leave")
@open_to(Audience.PUBLIC)
@leaves
def leave() -> ResponseReturnValue:
    """End the session of this browser."""
    end_session()
    return redirect(url_for("family.enter"))


def _in_words(days: int) -> str:
    """``2 years`` where it is whole years, else ``60 days``."""
    unit: Literal["year", "day"] = "year" if days % 365 == 0 else "day"
    return format_timedelta(timedelta(days=days), granularity=unit, threshold=days)


def _open(typed: str) -> ResponseReturnValue:
    key = current_app.config["SECRET_KEY"]
    code = read_code(typed[:LONGEST_TYPED])[:SLIP_CODE_LENGTH]
    tried = SLIP.attempt(code, lambda: slip_by_code(typed[:LONGEST_TYPED], key))
    if tried.wait_s:
        error = gettext("That was a lot of tries. Wait five minutes, then try again.")
        return _enter_again(typed, error), 429
    if tried.found is None:
        error = gettext(
            "This code does not open a page. Check it letter by letter, or ask for a new slip."
        )
        return _enter_again(typed, error), 404

    begin_family_session(tried.found)
    SLIP.came_in(code)
    return redirect(url_for("family.progress"))


def _enter_again(typed: str, error: str) -> str:
    return render_template("family/enter.html", error=error, code=typed[:20])
