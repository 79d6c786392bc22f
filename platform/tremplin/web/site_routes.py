"""Routes of the site itself: its health, and what browsers take from its root."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from sqlalchemy import text

from tremplin.models.db import db
from tremplin.services.clock import now
from tremplin.services.errors import NotFound
from tremplin.web.base.assets import built
from tremplin.web.base.headers import IMMUTABLE, PROGRAM_FRAMES, policy_of_programs
from tremplin.web.security.access import Audience, open_to

bp = Blueprint("house", __name__)

CONTACT_HOLDS = timedelta(days=90)
"""How long the security contact is valid: RFC 9116 wants a date within a year."""


@bp.get("/healthz")
@open_to(Audience.PUBLIC)
def health() -> Response:
    """200 when the site and its database answer; for container engines and monitors."""
    db.session.execute(text("SELECT 1"))
    return jsonify(status="ok")


@bp.get("/.well-known/security.txt")
@open_to(Audience.PUBLIC)
def security_txt() -> ResponseReturnValue:
    """Where to report a hole, as RFC 9116 writes it; not found where the house has named nobody.

    Raises:
        NotFound: There is no contact.
    """
    contact = current_app.config["SECURITY_CONTACT"]
    if not contact:
        raise NotFound

    until = (now() + CONTACT_HOLDS).replace(microsecond=0).isoformat()
    languages = ", ".join(current_app.config["LANGUAGES"])
    text = f"Contact: {contact}\nExpires: {until}\nPreferred-Languages: {languages}\n"
    return Response(text, content_type="text/plain; charset=utf-8")


@bp.get("/service-worker.js")
@open_to(Audience.PUBLIC)
def service_worker() -> Response:
    """The service worker, at the root: from a folder it would see that folder's pages only."""
    response = current_app.send_static_file(f"build/{built('service-worker.js')}")
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/away")
@open_to(Audience.PUBLIC)
def away() -> str:
    """What browsers keep to show when the site does not answer."""
    return render_template("errors/away.html")


@bp.get(f"{PROGRAM_FRAMES}<name>")
@open_to(Audience.PUBLIC)
def program_frame(name: str) -> ResponseReturnValue:
    """The page in which programs run: nothing but one script, in an origin of its own.

    The name is that of the built script, so that browsers keep the page until there is another.
    """
    if name != built("program-frame.js"):
        raise NotFound

    script = (Path(str(current_app.static_folder)) / "build" / name).read_text()
    page = render_template("program_frame.html", script=Markup(script))  # noqa: S704 - built by us

    return page, {
        "Content-Security-Policy": policy_of_programs(script),
        "X-Frame-Options": "SAMEORIGIN",
        # Its origin is another one than the page's: over TLS, Firefox shows it in no page
        # otherwise.
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cache-Control": IMMUTABLE,
    }
