"""One-time links: behind one, an adult chooses a password."""

import re
from datetime import timedelta

import pytest
import time_machine
from tests.cast import PASSWORD, SECRET_KEY

from tremplin.models import Staff
from tremplin.models.db import db
from tremplin.services.accounts.staff_invitations import first_admin_link_token, invite_instructor
from tremplin.services.clock import now

CHOICE = {"name": "Inès", "password": "three green hills", "again": "three green hills"}


@pytest.fixture
def link(app):
    with app.app_context():
        return f"/invite/{invite_instructor('ines@example.org', 'Inès', SECRET_KEY)}"


def test_the_link_makes_an_adult_who_can_log_in(app, client, link):
    assert "ines@example.org" in client.get(link).text
    assert client.post(link, data=CHOICE).location == "/teach/"
    assert client.get("/teach/").status_code == 200
    answer = app.test_client().post(
        "/login", data={"email": "ines@example.org", "password": "three green hills"}
    )
    assert answer.status_code == 302


def test_a_used_link_opens_nothing(app, client, link):
    client.post(link, data=CHOICE)
    other = app.test_client()
    assert other.get(link).status_code == 404
    assert (
        other.post(
            link, data=CHOICE | {"password": "mine now, mine now", "again": "mine now, mine now"}
        ).status_code
        == 404
    )


def test_a_link_lives_a_week(client, link):
    with time_machine.travel(now() + timedelta(days=7, minutes=1), tick=False):
        assert client.get(link).status_code == 404


def test_a_new_link_kills_the_one_before(app, client, link):
    with app.app_context():
        newer = f"/invite/{invite_instructor('ines@example.org', 'Inès', SECRET_KEY)}"
    assert client.get(link).status_code == 404
    assert client.get(newer).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"password": "too short", "again": "too short"},
        {"again": "something else"},
        {"name": ""},
        {"password": ""},
    ],
)
def test_a_choice_that_is_not_right_yet_leaves_the_link_alive(client, link, change):
    assert client.post(link, data=CHOICE | change).status_code == 422
    assert client.post(link, data=CHOICE).status_code == 302


def test_nobody_is_offered_the_first_admins_link_once_a_password_is_chosen(app, cast):
    with app.app_context():
        assert first_admin_link_token(SECRET_KEY) is None


@pytest.fixture
def first_link(app):
    with app.app_context():
        db.session.query(Staff).update({"password_hash": None})
        db.session.query(Staff).filter_by(name="Karim").update({"email": ""})
        db.session.commit()
        return f"/invite/{first_admin_link_token(SECRET_KEY)}"


def test_the_first_admin_chooses_an_email_too(client, app, first_link):
    assert client.post(first_link, data=CHOICE | {"email": "Inès@Example.org"}).status_code == 302
    assert client.get("/teach/staff").status_code == 200
    with app.app_context():
        assert first_admin_link_token(SECRET_KEY) is None
        assert db.session.query(Staff).filter_by(email="inès@example.org").one().name == "Inès"


@pytest.mark.parametrize("email", ["", "no at sign", "nadia@example.org"])
def test_the_first_admin_needs_an_email_of_her_own(client, first_link, email):
    assert client.post(first_link, data=CHOICE | {"email": email}).status_code == 422
    assert client.get(first_link).status_code == 200


def test_each_start_prints_a_link_that_works_and_ends_the_one_before(app, client, first_link):
    with app.app_context():
        second = f"/invite/{first_admin_link_token(SECRET_KEY)}"
    assert client.get(first_link).status_code == 404
    assert client.get(second).status_code == 200


def test_choosing_anew_ends_the_sessions_of_the_old_password(app, as_nadia, cast):
    with app.app_context():
        link = f"/invite/{invite_instructor(cast.nadia.email, 'Nadia', SECRET_KEY)}"
    app.test_client().post(link, data=CHOICE)
    assert as_nadia.get("/teach/").status_code == 302
    assert PASSWORD not in CHOICE["password"]


@pytest.mark.parametrize("password", ["motdepasse2026", "Inès-Inès-Inès1"])
def test_what_is_guessed_first_is_no_password(client, as_karim, password):
    page = as_karim.post("/teach/staff", data={"name": "Inès", "email": "ines@example.org"}).text
    link = re.search(r"/invite/[\w-]+", page).group()
    answer = client.post(link, data={"name": "Inès", "password": password, "again": password})
    assert answer.status_code == 422
    assert "premiers que l’on devine" in answer.text
    assert password not in answer.text


@pytest.mark.parametrize(
    "password", ["مفتاح تحت الباب القديم", "été à la mer 🌊 et du sable", "long " * 25 + "end"]
)
def test_passwords_of_any_script_up_to_128_characters(app, client, as_karim, password):
    page = as_karim.post("/teach/staff", data={"name": "Inès", "email": "ines@example.org"}).text
    link = re.search(r"/invite/[\w-]+", page).group()
    too_long = password.ljust(129, "x")
    assert (
        client.post(
            link, data={"name": "Inès", "password": too_long, "again": too_long}
        ).status_code
        == 422
    )
    assert (
        client.post(
            link, data={"name": "Inès", "password": password, "again": password}
        ).status_code
        == 302
    )
    cut = {"email": "ines@example.org", "password": password[:-1]}
    assert app.test_client().post("/login", data=cut).status_code == 422
    assert app.test_client().post("/login", data=cut | {"password": password}).status_code == 302
