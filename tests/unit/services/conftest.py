"""A database without a site for services that need nothing of the web; else the cast's site, open for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy.pool import NullPool
from tests.cast import Cast

from tremplin.models import (
    AgeBand,
    ExerciseRevision,
    ExerciseRow,
    Group,
    Learner,
    Space,
    Staff,
    Submission,
)
from tremplin.models.db import Base, db
from tremplin.services.content.catalogue import loaded_revision, pack_folder
from tremplin.services.learning.submit_solution import submit_solution

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

EXERCISE_YAML = """
format: 1
id: 00000000-0000-4000-8000-000000000001
slug: hello
kind: stdout
engine: console
revision: 1
status: review
skills: [io.print]
difficulty: 1
minutes: 5
ages: [11, 13]
hints: [{fr: "Regarde.", en: "Look."}, {fr: "Encore.", en: "Again."}]
tests:
  - {id: greeting, kind: stdout, expect: "Bip\\n", visible: true, on_fail: {fr: "Non.", en: "No."}}
licence: CC-BY-SA-4.0
authors: [{name: Tremplin, role: author}]
"""
STATEMENT = "---\ntitle: Bip\ngoal: Bip.\n---\nBip.\n\n1. Bip.\n"
FOLDER = {
    "exercise.yaml": EXERCISE_YAML.encode(),
    "fr.md": STATEMENT.encode(),
    "en.md": STATEMENT.encode(),
    "starter.py": b"print()\n",
    "solution.py": b'print("Bip")\n',
}


@pytest.fixture
def database(tmp_path):
    app = Flask("services")
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{tmp_path / 'test.db'}"
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"poolclass": NullPool}
    db.init_app(app)
    with app.app_context():
        Base.metadata.create_all(db.engine)
        yield db
        db.session.remove()
    loaded_revision.cache_clear()


@pytest.fixture
def group(database):
    group = Group(
        space=Space(name="Garage"),
        name="Mercredi",
        join_code="ABCDE",
        language="fr",
        created_at=NOON,
    )
    database.session.add(group)
    database.session.commit()
    return group


@pytest.fixture
def make_learner(database, group):
    def make(name: str) -> Learner:
        learner = Learner(
            group=group,
            display_name=name,
            avatar="cat",
            age_band=AgeBand.MIDDLE,
            language="fr",
            created_at=NOON,
        )
        database.session.add(learner)
        database.session.commit()
        return learner

    return make


@pytest.fixture
def exercise(database):
    row = ExerciseRow(slug="hello")
    database.session.add(row)
    database.session.flush()
    revision = ExerciseRevision(
        exercise_id=row.id,
        revision=1,
        content_hash="0" * 64,
        folder=pack_folder(FOLDER),
        created_at=NOON,
    )
    database.session.add(revision)
    database.session.flush()
    row.current_revision_id = revision.id
    database.session.commit()
    return loaded_revision(revision.id)


@pytest.fixture
def hand_in(exercise):
    def hand_in(learner: Learner, source: str = "print(1)\n", key: str | None = None) -> Submission:
        count = db.session.query(Submission).count()
        return submit_solution(learner.id, exercise, source, key or f"key-{count:06d}")

    return hand_in


@pytest.fixture
def rows(app: Flask, cast: Cast) -> Iterator[SimpleNamespace]:
    """Rows of the cast by name, in an application context."""
    with app.app_context():
        people = {
            name: db.session.get_one(Learner, getattr(cast, name).id)
            for name in ("awa", "lina", "theo", "zoe")
        }
        adults = {
            name: db.session.get_one(Staff, getattr(cast, name).id)
            for name in ("nadia", "omar", "karim")
        }
        groups = {
            name: db.session.get_one(Group, getattr(cast, name).id)
            for name in ("mercredi", "samedi")
        }
        yield SimpleNamespace(**people, **adults, **groups)
