"""For whoever runs the house: is the site well?"""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify, render_template
from sqlalchemy import text

from tremplin.models.db import db
from tremplin.web.access import Audience, open_to
from tremplin.web.assets import built

bp = Blueprint("house", __name__)


@bp.get("/healthz")
@open_to(Audience.PUBLIC)
def health() -> Response:
    """200 when the site and its database answer; for container engines and monitors."""
    db.session.execute(text("SELECT 1"))
    return jsonify(status="ok")


@bp.get("/service-worker.js")
@open_to(Audience.PUBLIC)
def service_worker() -> Response:
    """The built service worker, at the root: from a folder it would see that folder's pages only."""
    response = current_app.send_static_file(f"build/{built('service-worker.js')}")
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/away")
@open_to(Audience.PUBLIC)
def away() -> str:
    """What browsers keep to show when the site does not answer."""
    return render_template("errors/away.html")
