from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.cast import note_progress

from tremplin.models import EraseReason, Group, Learner, Progress, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.child_erasure import announce_idle, erase_due, plan_erasure
from tremplin.services.clock import now
from tremplin.services.groups.child_visits import begin_visit

IDLE, NOTICE = timedelta(days=730), timedelta(days=60)


@pytest.fixture
def awa(app, cast) -> Iterator[Learner]:
    with app.app_context():
        yield db.session.get_one(Learner, cast.awa.id)


def came_last(learner: Learner, days_ago: int) -> None:
    with unit_of_work():
        for row in db.session.query(Progress).filter_by(learner_id=learner.id):
            row.last_activity_at = now() - timedelta(days=days_ago)


def been_here(days: int) -> None:
    with unit_of_work():
        for learner in db.session.query(Learner):
            learner.created_at = now() - timedelta(days=days)


def test_only_who_has_not_come_for_so_long_is_announced(awa, cast):
    been_here(1000)
    for child in (cast.awa, cast.lina, cast.theo):
        note_progress(child, "hello")
    came_last(awa, 731)
    came_last(db.session.get_one(Learner, cast.lina.id), 729)
    assert announce_idle(IDLE, NOTICE, "house") == 2, "Awa, and Zoé who never did anything"
    assert awa.erase_at is not None
    assert awa.erase_reason is EraseReason.IDLE
    assert db.session.get_one(Learner, cast.lina.id).erase_at is None
    assert announce_idle(IDLE, NOTICE, "house") == 0


def test_a_child_whose_box_was_opened_here_yesterday_is_not_idle_however_old_her_work_is(awa, cast):
    note_progress(cast.awa, "hello")
    came_last(awa, 1200)
    assert announce_idle(IDLE, NOTICE, "house") == 0
    assert awa.erase_at is None


def test_an_adult_who_tries_the_site_is_no_idle_child(awa, cast):
    group, nadia = (
        db.session.get_one(Group, cast.mercredi.id),
        db.session.get_one(Staff, cast.nadia.id),
    )
    trial = begin_visit(group, nadia, ["cat"])
    been_here(1000)
    announce_idle(IDLE, NOTICE, "house")
    assert awa.erase_at is not None
    assert trial.erase_at is None


def test_a_day_that_was_announced_stays_when_it_is_announced_again(awa):
    plan_erasure(awa, "house", EraseReason.IDLE, NOTICE)
    day = awa.erase_at
    plan_erasure(awa, "house", EraseReason.IDLE, NOTICE * 2)
    assert awa.erase_at == day


def test_nobody_is_erased_before_the_day(awa, cast):
    plan_erasure(awa, "house", EraseReason.IDLE, timedelta(minutes=1))
    assert erase_due("house") == 0
    with unit_of_work():
        awa.erase_at = now() - timedelta(seconds=1)
    assert erase_due("house") == 1
    assert db.session.get(Learner, cast.awa.id) is None
