"""A day pass: one group until midnight, no settings, no other group."""

import re
from datetime import timedelta

import pytest

from tremplin.models import DayPass
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now


@pytest.fixture
def link(as_nadia, cast):
    page = as_nadia.post(f"/teach/groups/{cast.mercredi.id}/passes", data={"name": "Sofia"}).text
    return re.search(r"/pass/[\w-]+", page).group()


@pytest.fixture
def sofia(app, cast, link):
    browser = app.test_client()
    assert browser.get(link).location == f"/teach/groups/{cast.mercredi.id}"
    return browser


def test_a_stand_in_follows_the_one_group(cast, sofia):
    assert "Mercredi" in sofia.get("/teach/").text
    assert "Samedi" not in sofia.get("/teach/").text
    assert sofia.get(f"/teach/groups/{cast.mercredi.id}").status_code == 200
    assert sofia.get(f"/teach/learners/{cast.awa.id}").status_code == 200
    assert sofia.get(f"/teach/groups/{cast.samedi.id}").status_code == 404
    assert sofia.get(f"/teach/learners/{cast.zoe.id}").status_code == 404


def test_a_stand_in_changes_nothing_of_the_group(cast, sofia):
    group = f"/teach/groups/{cast.mercredi.id}"
    closed = [
        sofia.get(f"{group}/settings"),
        sofia.get("/teach/groups/new"),
        sofia.get("/teach/staff"),
    ]
    closed += [
        sofia.post(f"{group}/{path}")
        for path in ("cards", "passes", "trial", "archive", "children", "name")
    ]
    closed += [
        sofia.post(f"/teach/learners/{cast.awa.id}/{path}")
        for path in ("slip", "changes", "archive", "move")
    ]
    assert {answer.status_code for answer in closed} == {403}
    assert f"{group}/settings" not in sofia.get(group).text


def test_a_stand_in_finds_the_wall_the_sheet_and_the_figures(cast, sofia):
    group = f"/teach/groups/{cast.mercredi.id}"
    page = sofia.get(group).text
    for path in ("wall", "sheet", "data"):
        assert f'href="{group}/{path}"' in page
        assert sofia.get(f"{group}/{path}").status_code == 200
    assert "Imprimer les cartes" not in page


def test_a_stand_in_gives_a_child_a_new_card(cast, sofia):
    assert sofia.post(f"/teach/learners/{cast.awa.id}/secret").status_code == 200


def test_the_pass_ends_with_the_day(app, cast, link, sofia):
    with app.app_context(), unit_of_work():
        db.session.query(DayPass).one().expires_at = now() - timedelta(seconds=1)
    assert sofia.get(f"/teach/groups/{cast.mercredi.id}").status_code == 302
    assert app.test_client().get(link).status_code == 404


def test_a_pass_taken_back_ends_at_once(app, as_nadia, cast, link, sofia):
    with app.app_context():
        issued = db.session.query(DayPass).one().id
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/passes/{issued}/end")
    assert sofia.get(f"/teach/groups/{cast.mercredi.id}").status_code == 302
    assert app.test_client().get(link).status_code == 404


def test_a_pass_lasts_until_midnight_of_the_house(app, link):
    with app.app_context():
        until = db.session.query(DayPass).one().expires_at.astimezone()
    assert (until.hour, until.minute) == (0, 0)
    assert timedelta(0) < until - now() <= timedelta(days=1)


def test_a_wrong_pass_is_told_kindly(client):
    answer = client.get("/pass/nothing-of-the-kind", headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert "This day pass is over" in answer.text


def test_stand_ins_are_in_no_list_of_adults(app, as_nadia, cast, sofia):
    assert "Sofia" not in cast.log_in(app.test_client(), cast.karim).get("/teach/staff").text
    page = (
        cast.log_in(app.test_client(), cast.nadia)
        .get(f"/teach/groups/{cast.mercredi.id}/settings")
        .text
    )
    assert page.count("Sofia") == 2
    assert f"adults/{cast.nadia.id}/removal" not in page
