"""A session ends for good: when it is left, when nobody clicks, after a day's work, and with the card it began with."""

from datetime import timedelta

import pytest
import time_machine
from tests.cast import PASSWORD

from tremplin.models import EndedSession, Learner
from tremplin.models.db import db
from tremplin.services.clock import now
from tremplin.services.family.slips import issue_slip
from tremplin.services.groups.cards import issue_cards
from tremplin.services.operations.keep_house import Retention, keep_house
from tremplin.web.base.pictures import secret_pictures

A_WHILE = Retention(timedelta(days=730), timedelta(days=60))


def child(client, cast, app):
    client.get(f"/c/{cast.awa.token}")
    return "/path", "/bye"


def adult(client, cast, app):
    client.post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
    return "/teach/", "/logout"


def family(client, cast, app):
    with app.app_context():
        code = issue_slip(
            db.session.get_one(Learner, cast.awa.id), "fr", app.config["SECRET_KEY"], "cli"
        ).code
    client.get(f"/family/{code}")
    return "/family/progress", "/family/leave"


EVERYBODY = pytest.mark.parametrize("come_in", [child, adult, family])


def stolen(app, client):
    """Another browser with a copy of the session's cookie."""
    thief = app.test_client()
    thief.set_cookie("tremplin", client.get_cookie("tremplin").value)
    return thief


@EVERYBODY
def test_a_copy_of_the_cookie_opens_nothing_once_the_session_was_left(app, client, cast, come_in):
    page, way_out = come_in(client, cast, app)
    thief = stolen(app, client)
    assert thief.get(page).status_code == 200
    client.post(way_out)
    assert thief.get(page).status_code == 302
    assert thief.get(page).status_code == 302


@EVERYBODY
def test_a_new_session_does_not_go_on_in_the_one_before(app, client, cast, come_in):
    page, _ = come_in(client, cast, app)
    before = stolen(app, client)
    come_in(client, cast, app)
    assert client.get(page).status_code == 200
    assert before.get(page).status_code == 302


@EVERYBODY
def test_however_busy_a_session_ends_after_half_a_day(app, client, cast, come_in):
    page, _ = come_in(client, cast, app)
    begun = now()
    for minutes in range(20, 12 * 60, 20):
        with time_machine.travel(begun + timedelta(minutes=minutes)):
            assert client.get(page).status_code == 200, minutes
    with time_machine.travel(begun + timedelta(minutes=12 * 60 + 1)):
        assert client.get(page).status_code == 302


@EVERYBODY
def test_nobody_clicks_for_half_an_hour(app, client, cast, come_in):
    page, _ = come_in(client, cast, app)
    with time_machine.travel(now() + timedelta(minutes=31)):
        assert client.get(page).status_code == 302


def test_a_family_that_was_away_reads_why_the_door_is_shut(app, client, cast):
    page, _ = family(client, cast, app)
    with time_machine.travel(now() + timedelta(minutes=31)):
        assert "nous l’avons fermée" in client.get(page, follow_redirects=True).text


def test_a_new_card_ends_what_was_begun_with_the_old_one(app, client, cast):
    client.get(f"/c/{cast.awa.token}")
    assert client.get("/path").status_code == 200
    with app.app_context():
        learner = db.session.get_one(Learner, cast.awa.id)
        (card,) = issue_cards([learner], secret_pictures(), app.config["SECRET_KEY"], "cli")
    assert client.get("/path").status_code == 302
    assert client.get(f"/c/{card.token}").location == "/path"
    assert client.get("/path").status_code == 200


def test_sessions_that_would_be_over_are_forgotten(app, client, cast, tmp_path):
    _, way_out = child(client, cast, app)
    client.post(way_out)
    with app.app_context():
        keep_house(app.config["SECRET_KEY"], A_WHILE, tmp_path / "trail-seal")
        assert db.session.query(EndedSession).count() == 1
        with time_machine.travel(now() + timedelta(hours=13)):
            keep_house(app.config["SECRET_KEY"], A_WHILE, tmp_path / "trail-seal")
        assert db.session.query(EndedSession).count() == 0


def test_an_answer_under_way_does_not_bring_a_session_back(app, client, cast):
    child(client, cast, app)
    assert "Set-Cookie" not in client.get("/hand").headers


@EVERYBODY
def test_to_ask_whether_anybody_is_here_is_no_click(app, client, cast, come_in):
    assert client.get("/here").status_code == 401
    page, _ = come_in(client, cast, app)
    begun = now()
    for minutes in range(0, 30, 2):
        with time_machine.travel(begun + timedelta(minutes=minutes)):
            assert client.get("/here").status_code == 204
    with time_machine.travel(begun + timedelta(minutes=31)):
        assert client.get("/here").status_code == 401
        assert client.get(page).status_code == 302
