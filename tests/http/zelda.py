"""Awa under a name that occurs nowhere else: what is left of her anywhere is found by it."""

from datetime import timedelta

from tremplin.models import Learner
from tremplin.models.db import db
from tremplin.services.audit.trail import NOTE
from tremplin.services.operations.keep_house import Retention

MARK = "marque-de-zelda-7391"
RETENTION = Retention(timedelta(days=730), timedelta(days=60))


def note_of(app):
    """Where the house notes its last seal."""
    return app.config["SETTINGS"].var / NOTE


def child(app, cast):
    """Her row, None once she is erased."""
    with app.app_context():
        return db.session.get(Learner, cast.awa.id)
