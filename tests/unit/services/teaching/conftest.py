"""The cast's site, open for services, and who is asked for most."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from flask import Flask
from tests.cast import Cast

from tremplin.models import Group, Learner, Staff
from tremplin.models.db import db


@pytest.fixture
def rows(app: Flask, cast: Cast) -> Iterator[SimpleNamespace]:
    """Rows of the cast by name, in an application context."""
    with app.app_context():
        people = {name: db.session.get_one(Learner, getattr(cast, name).id) for name in ("awa", "lina", "theo", "zoe")}
        adults = {name: db.session.get_one(Staff, getattr(cast, name).id) for name in ("nadia", "omar", "karim")}
        groups = {name: db.session.get_one(Group, getattr(cast, name).id) for name in ("mercredi", "samedi")}
        yield SimpleNamespace(**people, **adults, **groups)
