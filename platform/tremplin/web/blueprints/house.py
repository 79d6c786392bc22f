"""For whoever runs the house: is the site well?"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify
from sqlalchemy import text

from tremplin.models.db import db
from tremplin.web.access import Audience, open_to

bp = Blueprint("house", __name__)


@bp.get("/healthz")
@open_to(Audience.PUBLIC)
def health() -> Response:
    """200 when the site and its database answer; for container engines and monitors."""
    db.session.execute(text("SELECT 1"))
    return jsonify(status="ok")
