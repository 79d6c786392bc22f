"""An adult turns the two-step log-in on and off, and makes recovery codes anew."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pyotp
import pytest
import time_machine
from tests.cast import PASSWORD
from tests.http.two_factor import a_wrong_code, shown, telephone_of

from tremplin.services.clock import now

BEGIN, CONFIRM, OFF, RENEW = (
    "/account/second-step",
    "/account/second-step/confirmation",
    "/account/second-step/removal",
    "/account/recovery-codes",
)


@pytest.fixture
def begun(as_nadia):
    """The telephone that Nadia has just given the key of the page."""
    assert as_nadia.post(BEGIN, data={"own_password": PASSWORD}).location == BEGIN
    key = re.search(r'<strong class="code">([A-Z2-7 ]+)</strong>', as_nadia.get(BEGIN).text).group(
        1
    )
    return pyotp.TOTP(key.replace(" ", ""))


def codes_on(page):
    return re.findall(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b", page)


def is_asked_for_a_code(app, cast):
    answer = app.test_client().post(
        "/login", data={"email": cast.nadia.email, "password": PASSWORD}
    )
    assert answer.status_code == 302
    return answer.location == "/login/code"


def test_a_first_code_turns_it_on_and_shows_eight_codes_once(app, as_nadia, begun, cast):
    page = as_nadia.post(CONFIRM, data={"code": shown(begun)})
    assert page.status_code == 200
    codes = codes_on(page.text)
    assert len(set(codes)) == 8
    assert is_asked_for_a_code(app, cast)
    account = as_nadia.get("/account").text
    assert "8 codes de secours" in account
    assert "a activé la connexion en deux étapes" in account
    assert codes_on(account) == []
    assert as_nadia.get(BEGIN).location == "/account"
    assert as_nadia.post(CONFIRM, data={"code": shown(begun)}).location == "/account"


def test_the_qr_code_names_house_and_account(as_nadia, begun):
    page = as_nadia.get(BEGIN).text
    assert (
        f"otpauth://totp/Tremplin:nadia%40example.org?secret={begun.secret}&amp;issuer=Tremplin"
        in page
    )
    assert '<svg class="qr"' in page or 'class="qr"' in page


def test_before_the_first_code_the_password_is_enough(app, begun, cast):
    assert not is_asked_for_a_code(app, cast)


def test_a_wrong_first_code_says_what_the_machines_clock_says(app, as_nadia, begun, cast):
    with time_machine.travel(now(), tick=False):
        answer = as_nadia.post(CONFIRM, data={"code": a_wrong_code(begun)})
        assert now().astimezone().strftime("%H:%M:%S") in answer.text
    assert answer.status_code == 422
    assert codes_on(answer.text) == []
    assert not is_asked_for_a_code(app, cast)


def test_begun_twice_the_key_in_the_telephone_is_good(as_nadia, begun):
    as_nadia.post(BEGIN, data={"own_password": PASSWORD})
    assert as_nadia.post(CONFIRM, data={"code": shown(begun)}).status_code == 200


@pytest.mark.parametrize("password", ["", "not the password"])
def test_whoever_finds_the_browser_open_turns_nothing_on(as_nadia, password):
    assert as_nadia.post(BEGIN, data={"own_password": password}).status_code == 422
    assert as_nadia.get(BEGIN).location == "/account"


def test_the_database_holds_neither_key_nor_codes(as_nadia, begun, tmp_path):
    codes = codes_on(as_nadia.post(CONFIRM, data={"code": shown(begun)}).text)
    with closing(sqlite3.connect(tmp_path / "tremplin.db")) as database:
        dump = "\n".join(database.iterdump())
    assert "second_step" in dump
    for secret in (
        begun.secret,
        begun.byte_secret().hex().upper(),
        *codes,
        *(code.replace("-", "") for code in codes),
    ):
        assert secret not in dump
    assert begun.secret.encode().hex().upper() not in dump


def test_password_and_code_turn_it_off(app, as_nadia, cast):
    telephone, _ = telephone_of(app, cast.nadia)
    assert (
        as_nadia.post(OFF, data={"own_password": PASSWORD, "off_code": shown(telephone)}).location
        == "/account"
    )
    assert not is_asked_for_a_code(app, cast)
    assert "a arrêté la connexion en deux étapes" in as_nadia.get("/account").text


def test_a_recovery_code_turns_it_off_too(app, as_nadia, cast):
    _, codes = telephone_of(app, cast.nadia)
    as_nadia.post(OFF, data={"own_password": PASSWORD, "off_code": codes[0]})
    assert not is_asked_for_a_code(app, cast)


@pytest.mark.parametrize("missing", ["own_password", "off_code"])
@pytest.mark.parametrize("typed", ["", "wrong"])
def test_one_of_the_two_does_not_turn_it_off(app, as_nadia, cast, missing, typed):
    telephone, _ = telephone_of(app, cast.nadia)
    both = {"own_password": PASSWORD, "off_code": shown(telephone)}
    assert as_nadia.post(OFF, data=both | {missing: typed}).status_code == 422
    assert is_asked_for_a_code(app, cast)


def test_turned_off_and_on_again_the_old_telephone_and_paper_are_of_no_use(app, as_nadia, cast):
    old, codes = telephone_of(app, cast.nadia)
    as_nadia.post(OFF, data={"own_password": PASSWORD, "off_code": shown(old)})
    telephone_of(app, cast.nadia)
    browser = app.test_client()
    for way in ({"code": shown(old, 30)}, {"recovery": codes[0]}):
        browser.post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
        assert browser.post("/login/code", data=way).status_code == 422


def test_new_recovery_codes_end_those_before(app, as_nadia, cast):
    telephone, before = telephone_of(app, cast.nadia)
    fresh = codes_on(as_nadia.post(RENEW, data={"code": shown(telephone)}).text)
    assert len(set(fresh)) == 8
    browser = app.test_client()
    browser.post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
    assert browser.post("/login/code", data={"recovery": before[0]}).status_code == 422
    assert browser.post("/login/code", data={"recovery": fresh[0]}).status_code == 302


def test_new_recovery_codes_ask_for_the_telephone(app, as_nadia, cast):
    telephone, codes = telephone_of(app, cast.nadia)
    for typed in ("", a_wrong_code(telephone), codes[0]):
        answer = as_nadia.post(RENEW, data={"code": typed})
        assert answer.status_code == 422
        assert codes_on(answer.text) == []


def test_guessing_codes_here_is_slowed_as_at_the_door(app, as_nadia, cast):
    telephone, _ = telephone_of(app, cast.nadia)
    wrong = {"own_password": PASSWORD, "off_code": a_wrong_code(telephone)}
    assert [as_nadia.post(OFF, data=wrong).status_code for _ in range(8)] == [422] * 7 + [429]
    browser = app.test_client()
    browser.post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
    assert browser.post("/login/code", data={"code": shown(telephone)}).status_code == 429


def test_where_it_is_off_nothing_is_there_to_turn_off(as_nadia):
    assert (
        as_nadia.post(OFF, data={"own_password": PASSWORD, "off_code": "123456"}).status_code == 404
    )
    assert as_nadia.post(RENEW, data={"code": "123456"}).status_code == 404


def test_where_it_is_on_it_is_not_begun_again(app, as_nadia, cast):
    telephone_of(app, cast.nadia)
    assert as_nadia.post(BEGIN, data={"own_password": PASSWORD}).location == "/account"
    assert as_nadia.get(BEGIN).location == "/account"


def test_a_key_that_was_begun_stays_until_it_is_confirmed(as_nadia, begun):
    with time_machine.travel(now() + timedelta(minutes=20), tick=False):
        assert as_nadia.post(CONFIRM, data={"code": shown(begun)}).status_code == 200
