"""A house demands the two-step log-in: everybody is asked, has time, is led to it, and nobody is shut out."""

import re
from datetime import timedelta

import pyotp
import pytest
import time_machine
from tests.cast import PASSWORD
from tests.http.two_factor import is_in, shown, telephone_of

from tremplin.models import Staff
from tremplin.models.db import db
from tremplin.services.accounts.two_factor import take_off_two_factor
from tremplin.services.accounts.two_factor_demand import GRACE, Demand
from tremplin.services.clock import now

ASKED = "Cette maison vous demande la connexion en deux étapes"
LED = "aucune autre page ne s’ouvre"


@pytest.fixture(params=["everybody"])
def demanding(app, request):
    app.config["SETTINGS"] = app.config["SETTINGS"].model_copy(
        update={"second_step": Demand(request.param)}
    )
    return app


def log_in(app, adult):
    browser = app.test_client()
    answer = browser.post(
        "/login", data={"email": adult.email, "password": PASSWORD}, follow_redirects=True
    )
    return browser, answer.text


@pytest.fixture
def afterwards():
    """Goes to the day on which whoever logged in before has no time left."""
    return lambda: time_machine.travel(now() + GRACE + timedelta(hours=1), tick=False)


def test_where_nothing_is_demanded_nobody_is_asked(app, cast, afterwards):
    _, told = log_in(app, cast.nadia)
    assert ASKED not in told
    with afterwards():
        browser, told = log_in(app, cast.nadia)
        assert ASKED not in told
        assert is_in(browser)


def test_for_two_weeks_from_the_first_log_in_the_adult_is_asked_and_works(demanding, cast):
    browser, told = log_in(demanding, cast.nadia)
    assert ASKED in told
    assert is_in(browser)
    assert "Cette maison vous la demande, d’ici le" in browser.get("/account").text
    with time_machine.travel(now() + GRACE - timedelta(hours=1), tick=False):
        browser, told = log_in(demanding, cast.nadia)
        assert ASKED in told
        assert is_in(browser)


def test_once_the_time_is_over_every_page_leads_to_set_it_up(demanding, cast, afterwards):
    log_in(demanding, cast.nadia)
    with afterwards():
        browser, told = log_in(demanding, cast.nadia)
        assert LED in told
        for path in (
            "/teach/",
            f"/teach/groups/{cast.mercredi.id}",
            f"/teach/learners/{cast.awa.id}",
        ):
            assert browser.get(path).location == "/account"
        assert browser.post(f"/teach/groups/{cast.mercredi.id}/cards").location == "/account"
        browser.post("/account/second-step", data={"own_password": PASSWORD})
        page = browser.get("/account/second-step").text
        telephone = pyotp.TOTP(
            re.search(r'<strong class="code">([A-Z2-7 ]+)</strong>', page)[1].replace(" ", "")
        )
        assert (
            browser.post(
                "/account/second-step/confirmation", data={"code": shown(telephone)}
            ).status_code
            == 200
        )
        assert is_in(browser)


def test_a_lesson_under_way_is_not_cut_in_two(demanding, cast):
    log_in(demanding, cast.nadia)
    with time_machine.travel(now() + GRACE - timedelta(minutes=5), tick=False) as clock:
        browser, _ = log_in(demanding, cast.nadia)
        clock.shift(timedelta(minutes=10))
        assert is_in(browser)


def test_who_has_it_is_neither_asked_nor_led(demanding, cast):
    telephone, _ = telephone_of(demanding, cast.nadia)
    browser, _ = log_in(demanding, cast.nadia)
    answer = browser.post("/login/code", data={"code": shown(telephone)}, follow_redirects=True)
    assert ASKED not in answer.text
    assert is_in(browser)


@pytest.mark.parametrize("demanding", ["admins"], indirect=True)
def test_a_house_may_demand_it_of_its_admins_alone(demanding, cast, afterwards):
    assert ASKED not in log_in(demanding, cast.nadia)[1]
    assert ASKED in log_in(demanding, cast.karim)[1]
    with afterwards():
        browser, _ = log_in(demanding, cast.karim)
        assert browser.get("/teach/staff").location == "/account"


def test_another_telephone_is_no_new_time_without(demanding, cast):
    telephone, _ = telephone_of(demanding, cast.nadia)
    browser, _ = log_in(demanding, cast.nadia)
    browser.post("/login/code", data={"code": shown(telephone)})
    account = browser.get("/account").text
    assert "Un autre téléphone" in account
    assert "ou arrêter" not in account
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        off = {"own_password": PASSWORD, "off_code": shown(telephone)}
        answer = browser.post("/account/second-step/removal", data=off, follow_redirects=True)
        assert "avec votre nouveau téléphone" in answer.text
        browser, told = log_in(demanding, cast.nadia)
        assert LED in told
        assert not is_in(browser)


def test_who_lost_the_telephone_has_time_for_a_new_one(demanding, cast):
    telephone_of(demanding, cast.nadia)
    with demanding.app_context():
        staff = db.session.get_one(Staff, cast.nadia.id)
        staff.second_step_due = now() - timedelta(days=100)
        take_off_two_factor(staff, None)
    browser, told = log_in(demanding, cast.nadia)
    assert ASKED in told
    assert is_in(browser)


def test_the_admin_reads_who_has_none_yet(demanding, cast):
    telephone_of(demanding, cast.nadia)
    page = cast.log_in(demanding.test_client(), cast.karim).get("/teach/staff").text
    assert "demande à chaque adulte" in page
    missing = "connexion en deux étapes à activer"
    assert re.search(rf">Omar</th>[^/]*(</td>[^/]*)*{missing}", page)
    assert page.count(missing) == 2


def test_a_stand_in_comes_with_her_pass_alone(demanding, cast):
    nadia = cast.log_in(demanding.test_client(), cast.nadia)
    page = nadia.post(
        f"/teach/groups/{cast.mercredi.id}/passes", data={"name": "Rose"}, follow_redirects=True
    ).text
    stand_in = demanding.test_client()
    stand_in.get(re.search(r"/pass/[\w-]+", page)[0])
    assert stand_in.get(f"/teach/groups/{cast.mercredi.id}").status_code == 200
