"""What migrations do to rows on PostgreSQL; the tables they make are compared in ``test_claims``."""

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import text
from tests.unit.test_migrations import look_at_rows_made_into_facts

from tremplin.models.db import db

pytestmark = pytest.mark.postgres

OLD_CLOCKS = (1_780_000_000_123_456_789, 1_780_000_000_123_456_800, 1_780_000_000_124_000_000)


def _clocks() -> list[int]:
    with db.engine.connect() as connection:
        return list(connection.execute(text("SELECT clock FROM space ORDER BY name")).scalars())


def test_clocks_keep_their_order_there_and_back(database):
    downgrade(revision="0041")
    with db.engine.begin() as connection:
        for number, clock in enumerate(OLD_CLOCKS):
            connection.execute(
                text(
                    "INSERT INTO space (id, name, clock) VALUES (gen_random_uuid(), :name, :clock)"
                ),
                {"name": f"Place {number}", "clock": clock},
            )
        connection.execute(
            text("INSERT INTO site (id, name, clock) VALUES (gen_random_uuid(), 'Garage', 1)")
        )
    upgrade()
    clocks = _clocks()
    assert clocks == [clock // 1_000_000 * 65_536 + clock % 1_000_000 // 16 for clock in OLD_CLOCKS]
    with db.engine.connect() as connection:
        ceiling, site = connection.execute(text("SELECT logical_clock, id FROM site")).one()
        origins = connection.execute(
            text("SELECT DISTINCT origin, created_origin FROM space")
        ).all()
    assert ceiling == clocks[-1] + 1
    assert origins == [(site, site)]
    downgrade(revision="0041")
    assert [clock // 1_000_000 for clock in _clocks()] == [
        clock // 1_000_000 for clock in OLD_CLOCKS
    ]


def test_rows_that_were_there_become_facts(database):
    downgrade(revision="0050")
    look_at_rows_made_into_facts()
