"""Columns of rows that travel: which site made a row and wrote it last, and a clock that is greater with each write."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from tremplin.domain.logical_clock import LogicalClock, reading_at
from tremplin.models import Group, Learner, Site, Space
from tremplin.models.db import Origin, db, unit_of_work, wall_ms
from tremplin.services.operations.machine_clock import (
    confirm_clock,
    continue_logical_clock,
    watch_clock,
)


@pytest.fixture
def awa(app, cast):
    with app.app_context():
        yield db.session.get_one(Learner, cast.awa.id)


def clock_of(learner):
    return db.session.scalar(select(Learner.clock).where(Learner.id == learner.id))


def write_clock(learner, clock):
    """As another process of the site has done, or another site."""
    with unit_of_work() as session:
        session.execute(update(Learner).where(Learner.id == learner.id).values(clock=clock))


@pytest.mark.parametrize("ahead_ms", [-60_000, 60_000, 100 * 365 * 86_400_000])
def test_a_write_is_later_than_what_it_replaces_whoever_wrote_that(awa, ahead_ms):
    before = reading_at(wall_ms() + ahead_ms)
    write_clock(awa, before)
    with unit_of_work():
        awa.display_name = "Awa B."
    assert clock_of(awa) > before
    once = clock_of(awa)
    with unit_of_work() as session:
        session.execute(
            update(Learner).where(Learner.group_id == awa.group_id).values(language="en")
        )
    assert clock_of(awa) > once


def test_the_year_2099_of_one_row_is_not_taken_over_by_others(awa):
    write_clock(awa, reading_at(wall_ms() + 100 * 365 * 86_400_000))
    with unit_of_work() as session:
        awa.display_name = "Awa B."
        session.add(space := Space(name="Camion"))
    assert space.clock < reading_at(wall_ms() + 86_400_000)


def test_a_row_keeps_who_made_it_and_says_who_wrote_it_last(awa):
    here, elsewhere = Origin.site_id, uuid4()
    assert (awa.created_origin, awa.origin) == (here, here)
    Origin.site_id = elsewhere
    with unit_of_work():
        awa.display_name = "Awa B."
    assert (awa.created_origin, awa.origin) == (here, elsewhere)


def test_a_process_goes_on_above_all_that_was_written_though_the_date_was_put_back(
    app, monkeypatch
):
    with app.app_context():
        with unit_of_work() as session:
            session.add(before := Space(name="Garage"))
        ceiling = db.session.scalar(select(Site.logical_clock))
        assert before.clock < ceiling
        restarted = LogicalClock()
        monkeypatch.setattr(Origin, "clock", restarted)
        with time_machine.travel(datetime.now(UTC) - timedelta(days=400)):
            continue_logical_clock()
            with unit_of_work() as session:
                session.add(after := Space(name="Camion"))
        assert after.clock >= ceiling
        assert after.clock < db.session.scalar(select(Site.logical_clock)), (
            "and noted a new ceiling with it"
        )


def test_the_ceiling_is_noted_seldom_and_not_with_a_write_that_was_rolled_back(app, monkeypatch):
    with app.app_context():
        fresh = LogicalClock()
        monkeypatch.setattr(Origin, "clock", fresh)
        fresh.start_from(db.session.scalar(select(Site.logical_clock)))
        ceilings = []
        for name in ("Un", "Deux", "Trois"):
            with unit_of_work() as session:
                session.add(Space(name=name))
            ceilings.append(db.session.scalar(select(Site.logical_clock)))
        assert ceilings[0] == ceilings[1] == ceilings[2]
        with time_machine.travel(datetime.now(UTC) + timedelta(minutes=5)):
            with pytest.raises(IntegrityError), unit_of_work() as session:
                session.add_all([Space(name="Quatre"), Group(name="Sans lieu")])
            assert db.session.scalar(select(Site.logical_clock)) == ceilings[0]
            with unit_of_work() as session:
                session.add(Space(name="Cinq"))
            assert db.session.scalar(select(Site.logical_clock)) > ceilings[0]


def test_a_house_that_slept_for_a_month_goes_on_and_one_for_a_year_asks_first(
    app, cast, monkeypatch
):
    with app.app_context():
        fresh = LogicalClock()
        monkeypatch.setattr(Origin, "clock", fresh)
        assert watch_clock()
        start = datetime.now(UTC)
        with time_machine.travel(start + timedelta(days=30)):
            assert watch_clock()
            before = wall_ms()
            assert fresh.tick(wall_ms()) >= reading_at(before)
        with time_machine.travel(start + timedelta(days=400)):
            assert not watch_clock()
            assert fresh.tick(wall_ms()) < reading_at(wall_ms())
            confirm_clock(cast.karim)
            before = wall_ms()
            assert fresh.tick(wall_ms()) >= reading_at(before)
