"""Whoever leaves has left, whatever the database says: every way out, with a database that is locked and one gone."""

import sqlite3
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from tests.http.test_sessions import adult, child, family, stolen

from tremplin.models import EndedSession, Learner
from tremplin.models.db import db
from tremplin.services.accounts import ended_sessions as end_sessions
from tremplin.services.accounts.ended_sessions import forget_ended_sessions
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.learning.hands import Snapshot, raise_hand

VISITORS = {"learn.log_out": child, "account.log_out": adult, "family.leave": family}


def trial(client, cast, app):
    adult(client, cast, app)
    client.post(f"/teach/groups/{cast.mercredi.id}/trial")
    return "/path", "/bye"


def test_every_way_out_is_walked_here(app):
    marked = {name for name, view in app.view_functions.items() if getattr(view, "leaves", False)}
    assert marked == set(VISITORS)


@pytest.fixture(params=["locked", "gone"])
def spoil(request, app, monkeypatch):
    """Makes the database unusable, and usable again."""
    monkeypatch.setattr(end_sessions, "PATIENCE_MS", 20)
    monkeypatch.setattr(end_sessions, "_unwritten", {})
    monkeypatch.setattr("tremplin.web.learn.routes.PATIENCE_MS", 20)
    with app.app_context():
        engine = db.engine
    if request.param == "locked":
        other = sqlite3.connect(engine.url.database, isolation_level=None)
        yield lambda: other.execute("BEGIN IMMEDIATE"), lambda: other.execute("ROLLBACK")
        other.close()
        return

    def fail(*_):
        raise OperationalError(
            "SELECT", {}, sqlite3.OperationalError("unable to open database file")
        )

    yield (
        lambda: event.listen(engine, "before_cursor_execute", fail),
        lambda: event.remove(engine, "before_cursor_execute", fail),
    )


def is_out(client):
    with client.session_transaction() as session:
        return not ({"_user_id", "slip", "key", "tried_by"} & {*session})


@pytest.mark.parametrize("come_in", [*VISITORS.values()], ids=VISITORS)
def test_the_cookie_goes_whatever_the_database_says(app, client, cast, spoil, come_in):
    break_it, mend_it = spoil
    page, way_out = come_in(client, cast, app)
    thief = stolen(app, client)
    break_it()
    answer = client.post(way_out)
    mend_it()
    assert answer.status_code == 302
    assert is_out(client)
    assert client.get(page).status_code == 302
    assert thief.get(page).status_code == 302


def test_a_raised_hand_keeps_nobody_in(app, client, cast, spoil):
    with app.app_context():
        awa = db.session.get_one(Learner, cast.awa.id)
        raise_hand(awa.id, current_exercise("hello").exercise_id, Snapshot("print()", "", None))
    break_it, mend_it = spoil
    child(client, cast, app)
    break_it()
    answer = client.post("/bye")
    mend_it()
    assert answer.location.startswith("/")
    assert is_out(client)


def test_an_adult_who_tries_the_site_is_out_as_well(app, client, cast, monkeypatch):
    trial(client, cast, app)
    monkeypatch.setattr("tremplin.web.security.session.end_visit", lambda row: 1 / 0)
    assert client.post("/bye").status_code == 302
    assert is_out(client)


@pytest.mark.parametrize("come_in", [*VISITORS.values()], ids=VISITORS)
def test_whoever_was_idle_is_out_as_well(app, client, cast, spoil, come_in):
    break_it, mend_it = spoil
    page, _ = come_in(client, cast, app)
    break_it()
    with time_machine.travel(now() + timedelta(minutes=31)):
        client.get(page)
    mend_it()
    assert is_out(client)


def test_what_could_not_be_written_down_is_made_up_for(app, client, cast, spoil):
    break_it, mend_it = spoil
    child(client, cast, app)
    break_it()
    client.post("/bye")
    with app.app_context():
        mend_it()
        before = db.session.query(EndedSession).count()
        forget_ended_sessions()
        assert db.session.query(EndedSession).count() == before + 1
    assert end_sessions._unwritten == {}


def test_without_a_database_the_page_says_so_to_whoever_was_logged_in(
    app, client, cast, spoil, request
):
    break_it, mend_it = spoil
    page, _ = child(client, cast, app)
    break_it()
    answer = client.get(page)
    mend_it()
    assert answer.status_code in (200, 500)
    assert "</html>" in answer.text
