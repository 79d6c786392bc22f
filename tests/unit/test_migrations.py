"""The migrations make exactly the tables of the models."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import Migrate, downgrade, upgrade
from sqlalchemy import select, text
from sqlalchemy.pool import NullPool

from tremplin.domain.facts import FactKind
from tremplin.models import Creation, CreationKind, LearnerFact
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


OLD_CLOCKS = (1_780_000_000_123_456_789, 1_780_000_000_123_456_800, 1_780_000_000_124_000_000)


def test_clocks_keep_their_order_and_rows_learn_who_made_them(database):
    upgrade(revision="0041")
    with database.begin() as connection:
        connection.exec_driver_sql("INSERT INTO site (id, name, clock) VALUES ('s', 'Garage', 1)")
        connection.execute(
            text(
                "INSERT INTO space (id, name, origin, clock) VALUES (:id, 'Place', 'other', :clock)"
            ),
            [{"id": str(number), "clock": clock} for number, clock in enumerate(OLD_CLOCKS)],
        )
        connection.execute(
            text(
                "INSERT INTO staff (id, name, email, role, language, created_at, clock) "
                "VALUES ('a', 'Nadia', 'n@x', 'admin', 'fr', '2026-11-23', :clock)"
            ),
            {"clock": 2**62},
        )
    upgrade()
    with database.connect() as connection:
        spaces = connection.exec_driver_sql(
            "SELECT clock, origin, created_origin FROM space ORDER BY id"
        ).all()
        ceiling = connection.exec_driver_sql("SELECT logical_clock FROM site").scalar()
        adult = connection.exec_driver_sql("SELECT origin, created_origin FROM staff").one()
    assert [space.clock >> 16 for space in spaces] == [clock // 1_000_000 for clock in OLD_CLOCKS]
    assert [space.clock for space in spaces] == sorted({space.clock for space in spaces})
    assert {space.created_origin for space in spaces} == {"other"}
    assert adult == ("s", "s"), "what was written before the site had an id was written here"
    assert ceiling == spaces[-1].clock + 1, "and not above the one of a mistyped year"
    downgrade(revision="0041")
    with database.connect() as connection:
        back = connection.exec_driver_sql("SELECT clock FROM space ORDER BY id").scalars().all()
    assert [clock // 1_000_000 for clock in back] == [clock // 1_000_000 for clock in OLD_CLOCKS]


NADIA, AWA, HELLO, WORK = ("a" * 32, "b" * 32, "c" * 32, "d" * 32)
IDS = {"nadia": NADIA, "awa": AWA, "hello": HELLO, "work": WORK}
ROWS_BEFORE_FACTS = (
    "INSERT INTO staff (id, name, email, role, language, created_at, clock) "
    "VALUES (:nadia, 'Nadia', 'n@x', 'admin', 'fr', '2026-11-01 12:00:00', 1)",
    "INSERT INTO space (id, name, clock) VALUES (:work, 'Garage', 1)",
    "INSERT INTO learner_group (id, space_id, name, join_code, language, created_at, clock) "
    "VALUES (:work, :work, 'Mercredi', 'ABCDE', 'fr', '2026-11-01 12:00:00', 1)",
    "INSERT INTO learner (id, group_id, display_name, avatar, age_band, language, created_at, clock) "
    "VALUES (:awa, :work, 'Awa', 'cat', '10-12', 'fr', '2026-11-01 12:00:00', 1)",
    "INSERT INTO exercise (id, slug, clock) VALUES (:hello, 'hello', 1)",
    "INSERT INTO progress (id, learner_id, exercise_id, attempts, stars, hints_used, first_opened_at, "
    "last_activity_at, star_given_at, star_given_by_id, clock, origin) "
    "VALUES (:work, :awa, :hello, 1, 1, 2, '2026-11-02 12:00:00', '2026-11-03 12:00:00', "
    "'2026-11-04 12:00:00', :nadia, 7, :work)",
    "INSERT INTO checklist_tick (id, learner_id, exercise_id, item, staff_id, ticked_at, clock) "
    "VALUES (:work, :awa, :hello, 'door', :nadia, '2026-11-05 12:00:00', 1)",
    "INSERT INTO learner_step (id, learner_id, exercise_id, staff_id, opened_at, clock) "
    "VALUES (:work, :awa, :hello, :nadia, '2026-11-06 12:00:00', 1)",
    "INSERT INTO creation (id, learner_id, exercise_id, source, shown, chosen_at, clock) "
    "VALUES (:work, :awa, :hello, 'print()', '{}', '2026-11-07 12:00:00', 1)",
)


def look_at_rows_made_into_facts():
    """On either database, at revision 0050: what becomes of rows that were there before facts were."""
    with db.engine.begin() as connection:
        for statement in ROWS_BEFORE_FACTS:
            connection.execute(
                text(statement), {name: IDS[name] for name in IDS if f":{name}" in statement}
            )
    upgrade()
    facts = {(row.kind, row.item): row for row in db.session.scalars(select(LearnerFact))}
    assert {
        what: (row.at.day, row.staff_id and row.staff_id.hex) for what, row in facts.items()
    } == {
        ("hint", "1"): (2, None),
        ("hint", "2"): (2, None),
        ("star", ""): (4, NADIA),
        ("tick", "door"): (5, NADIA),
        ("opened", ""): (6, NADIA),
    }
    assert {row.is_on for row in facts.values()} == {True}
    assert (facts[FactKind.STAR, ""].clock, facts[FactKind.STAR, ""].origin.hex) == (7, WORK)
    work = db.session.scalars(select(Creation)).one()
    assert work.id == Creation.id_at_home(work.learner_id, work.exercise_id)
    assert (work.kind, work.changed_at, work.is_remix_of_nobody) == (
        CreationKind.EXERCISE,
        work.chosen_at,
        False,
    )
    db.session.remove()
    downgrade(revision="0050")
    with db.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT source FROM creation").scalars().all() == [
            "print()"
        ]
    upgrade()


def test_rows_that_were_there_become_facts(database):
    upgrade(revision="0050")
    look_at_rows_made_into_facts()
