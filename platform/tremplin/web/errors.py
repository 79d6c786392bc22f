"""Errors as pages: one kind sentence and what to do next; the log has the trace."""

from __future__ import annotations

import secrets

import structlog
from flask import Flask, Response, g, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response as BaseResponse

from tremplin.models.db import db
from tremplin.services.errors import Busy, NotFound, Refused
from tremplin.web.base.json_bodies import wants_json
from tremplin.web.exercise.texts.messages import REFUSALS
from tremplin.web.family.views import WAS_CLOSED
from tremplin.web.security.access import (
    ADULTS,
    Audience,
    declared_audience,
    learner_or_none,
    staff_or_none,
)
from tremplin.web.security.session import end_session, is_leaving

log = structlog.get_logger()

PAGES = (400, 401, 403, 404, 413, 429)
"""Statuses that have a page of their own; any other one below 500 gets that of 400."""

Answer = Response | BaseResponse | tuple[str, int]


def init_errors(app: Flask) -> None:
    """Register the pages."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(NotFound, lambda error: _page(404))
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Busy, _busy)
    app.register_error_handler(ValidationError, lambda error: _page(400))
    app.register_error_handler(Exception, _fault)


def _http_error(error: HTTPException) -> Answer:
    code = error.code or 500
    if code >= 500:
        return _fault(error)
    if isinstance(error, SecurityError):
        # Under a name that is not the house's no link can be written, so no page either.
        return Response(
            gettext("This house does not go by that name."), code, mimetype="text/plain"
        )

    if code == 401 and request.headers.get("HX-Request"):
        # A fragment's address is no page to come back to: the page around it asks again and is led
        # to the door.
        return Response(status=401, headers={"HX-Refresh": "true"})
    if code == 401 and not wants_json():
        return redirect(_way_in())
    if code < 400 or error.response is not None:
        return error.get_response()

    return _page(code)


def _csrf_error(error: CSRFError) -> Answer:
    if request.blueprint == "family":
        # Left open overnight on a telephone: the door, which tells why in the family's language.
        return render_template("family/enter.html", error=WAS_CLOSED, code=""), 400
    # To a script, a token of a session that is over means: log in again (src/core/api.ts asks for a
    # new one).
    return _page(401 if wants_json() else 400)


def _refused(error: Refused) -> Answer:
    message = str(REFUSALS.get(error.reason, gettext("That did not work. Try once more.")))
    status = 403 if error.reason in ("locked", "closed") else 422
    if wants_json():
        return _json(status, message)
    return render_template(
        "errors/403.html" if status == 403 else "errors/400.html", message=message
    ), status


def _busy(error: Busy) -> Answer:
    message = gettext(
        "A lot of people come in at this moment. Wait a few seconds, then try again: nothing is lost."
    )
    if wants_json():
        return _json(503, message)
    return render_template("errors/400.html", message=message), 503


def _fault(error: Exception) -> Answer:
    if isinstance(error, SQLAlchemyError):
        db.session.rollback()
        g.has_no_database = True

    if is_leaving():
        end_session()
        return redirect(_way_in())

    reference = secrets.token_hex(4)
    log.exception("fault", reference=reference, endpoint=request.endpoint, exc_info=error)

    if wants_json():
        return _json(
            500, gettext("Something broke on our side. Your work is kept. Try again in a moment.")
        )

    return render_template("errors/500.html", reference=reference), 500


def _page(code: int) -> Answer:
    if wants_json():
        return _json(code, _short(code))
    template = f"errors/{404 if code == 403 else code if code in PAGES else 400}.html"
    return render_template(template, message=None), code


def _json(code: int, message: str) -> Answer:
    answer = jsonify(message=message)
    answer.status_code = code
    return answer


def _short(code: int) -> str:
    return {
        401: str(REFUSALS["group_closed"])
        if g.get("group_closed")
        else gettext("You are logged out. Log in again: your text stays here."),
        404: gettext("This page does not exist."),
        413: str(REFUSALS["too_large"]),
        429: gettext("That was a lot of tries. Wait a moment."),
    }.get(code, gettext("This page is out of date. Reload it: your work is kept."))


def door_of_visitor() -> str | None:
    """The page that an untouched page leads to; none for a family, whose page has no scripts."""
    if learner_or_none():
        return url_for("learn.welcome", idle=1)
    return url_for("account.log_in") if staff_or_none() else None


def _way_in() -> str:
    audience = declared_audience(request.endpoint) if request.endpoint else None
    if audience in ADULTS:
        return url_for(
            "account.log_in",
            next=request.full_path.rstrip("?") if request.method == "GET" else None,
        )
    if audience is Audience.FAMILY or request.blueprint == "family":
        return url_for("family.enter", idle=1 if g.get("was_idle") else None)
    if g.get("group_closed"):
        return url_for("learn.welcome", closed=1)
    return url_for("learn.welcome", idle=1 if g.get("was_idle") else None)
