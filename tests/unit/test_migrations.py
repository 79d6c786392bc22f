"""The migrations make exactly the tables of the models."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import Migrate, upgrade
from sqlalchemy.pool import NullPool

from tremplin.models.db import Base, db
from tremplin.web.factory import PACKAGE

FIRST_ROWS = (
    "INSERT INTO exercise (id, slug, clock) VALUES ('e', 'hello', 1)",
    "INSERT INTO exercise_revision (id, exercise_id, revision, content_hash, folder, created_at, clock) "
    "VALUES ('r', 'e', 1, 'hash', x'00', '2026-11-23', 1)",
    "UPDATE exercise SET current_revision_id = 'r'",
)


@pytest.fixture
def database(tmp_path):
    app = Flask("migrations")
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{tmp_path / 'new.db'}"
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"poolclass": NullPool}
    db.init_app(app)
    Migrate(app, db, directory=str(PACKAGE / "migrations"))
    with app.app_context():
        yield db.engine


def test_a_migrated_database_is_what_the_models_say(database):
    upgrade()
    with database.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_database_of_the_first_version_keeps_its_rows(database):
    upgrade(revision="0001")
    with database.begin() as connection:
        for statement in FIRST_ROWS:
            connection.exec_driver_sql(statement)
    upgrade()
    with database.connect() as connection:
        kept = connection.exec_driver_sql(
            "SELECT slug, revision FROM exercise JOIN exercise_revision AS one ON one.id = current_revision_id"
        )
        assert kept.all() == [("hello", 1)]
