"""Adults who asked for it log in in two steps: the password, then a code."""

from datetime import timedelta

import pytest
import time_machine
from tests.cast import PASSWORD, SECRET_KEY
from tests.http.test_account_log_in import log_in, without_values
from tests.http.two_factor import a_wrong_code, is_in, shown, telephone_of

from tremplin.models.db import db
from tremplin.services.accounts.staff_invitations import invite_instructor
from tremplin.services.clock import now


@pytest.fixture
def nadias(app, cast):
    """Nadia's telephone and recovery codes."""
    return telephone_of(app, cast.nadia)


@pytest.fixture
def telephone(nadias):
    return nadias[0]


@pytest.fixture
def codes(nadias):
    return nadias[1]


@pytest.fixture
def half_in(client, cast, nadias):
    """A browser in which Nadia has typed her password."""
    answer = log_in(client, cast.nadia.email, PASSWORD, next="/teach/groups/new")
    assert answer.location == "/login/code"
    return client


def test_the_code_opens_the_page_that_was_asked_for(half_in, telephone):
    answer = half_in.post("/login/code", data={"code": shown(telephone)})
    assert answer.location == "/teach/groups/new"
    assert is_in(half_in)


def test_the_password_alone_opens_nothing(half_in):
    for path in ("/teach/", "/account"):
        assert half_in.get(path).location.startswith("/login?next=")


def test_spaces_in_the_code_do_not_matter(half_in, telephone):
    code = shown(telephone)
    assert half_in.post("/login/code", data={"code": f" {code[:3]} {code[3:]} "}).status_code == 302


def test_a_wrong_password_says_no_more_than_for_anybody_else(client, cast, nadias):
    with_code = log_in(client, cast.nadia.email, "not the password")
    without = log_in(client, cast.omar.email, "not the password")
    unknown = log_in(client, "nobody@example.org", "not the password")
    assert with_code.status_code == without.status_code == unknown.status_code == 422
    assert without_values(with_code) == without_values(without) == without_values(unknown)


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "abcdef", "<script>alert(1)</script>", "١٢٣٤٥٦", "9" * 400]
)
def test_what_is_no_code_opens_nothing(half_in, code):
    for way in ("code", "recovery"):
        answer = half_in.post("/login/code", data={way: code})
        assert answer.status_code == 422
        assert "<script>alert" not in answer.text
    assert not is_in(half_in)


def test_a_code_is_accepted_once_only(app, cast, half_in, telephone):
    with time_machine.travel(now(), tick=False):
        half_in.post("/login/code", data={"code": shown(telephone)})
        thief = app.test_client()
        log_in(thief, cast.nadia.email, PASSWORD)
        assert thief.post("/login/code", data={"code": shown(telephone)}).status_code == 422
        assert thief.post("/login/code", data={"code": shown(telephone, -30)}).status_code == 422
        assert thief.post("/login/code", data={"code": shown(telephone, 30)}).status_code == 302


def test_the_code_that_turned_it_on_does_not_log_in(app, client, cast):
    with time_machine.travel(now(), tick=False):
        telephone, _ = telephone_of(app, cast.nadia, timedelta())
        log_in(client, cast.nadia.email, PASSWORD)
        assert client.post("/login/code", data={"code": shown(telephone)}).status_code == 422


@pytest.mark.parametrize(("drift_s", "status"), [(-60, 422), (-30, 302), (30, 302), (60, 422)])
def test_the_clocks_may_differ_by_half_a_minute(half_in, telephone, drift_s, status):
    with time_machine.travel(now(), tick=False):
        assert (
            half_in.post("/login/code", data={"code": shown(telephone, drift_s)}).status_code
            == status
        )


def test_a_wrong_code_says_what_the_machines_clock_says(half_in, telephone):
    with time_machine.travel(now(), tick=False):
        answer = half_in.post("/login/code", data={"code": a_wrong_code(telephone)})
        assert now().astimezone().strftime("%H:%M:%S") in answer.text


def test_after_eight_wrong_codes_even_the_right_one_waits(app, cast, half_in, telephone):
    wrong = a_wrong_code(telephone)
    answers = [half_in.post("/login/code", data={"code": wrong}).status_code for _ in range(8)]
    assert answers == [422] * 7 + [429]
    assert half_in.post("/login/code", data={"code": shown(telephone)}).status_code == 429
    again = app.test_client()
    log_in(again, cast.nadia.email, PASSWORD)
    assert again.post("/login/code", data={"code": shown(telephone)}).status_code == 429


def test_one_account_that_waits_leaves_the_others_open(app, cast, half_in, telephone):
    for _ in range(8):
        half_in.post("/login/code", data={"code": a_wrong_code(telephone)})
    assert log_in(app.test_client(), cast.omar.email, PASSWORD).location == "/teach/"


def test_the_second_step_waits_five_minutes(half_in, telephone):
    with time_machine.travel(now() + timedelta(seconds=301), tick=False):
        answer = half_in.post("/login/code", data={"code": shown(telephone)})
        assert answer.location == "/login"
        assert "moins de cinq minutes" in half_in.get("/login").text
        assert not is_in(half_in)


def test_the_second_step_is_of_this_browser_only(app, half_in, telephone):
    stranger = app.test_client()
    assert stranger.get("/login/code").location == "/login"
    assert stranger.post("/login/code", data={"code": shown(telephone)}).location == "/login"


def test_a_copy_of_the_cookie_is_of_no_use_once_she_is_in(app, half_in, telephone):
    copy = app.test_client()
    copy.set_cookie("tremplin", half_in.get_cookie("tremplin").value)
    half_in.post("/login/code", data={"code": shown(telephone)})
    assert copy.post("/login/code", data={"code": shown(telephone, 30)}).location == "/login"


def test_guessers_elsewhere_do_not_shut_her_out_of_her_own_browser(app, cast, half_in, telephone):
    with time_machine.travel(now(), tick=False):
        half_in.post("/login/code", data={"code": shown(telephone)})
        half_in.post("/logout")
        guesser = app.test_client()
        log_in(guesser, cast.nadia.email, PASSWORD)
        for _ in range(8):
            guesser.post("/login/code", data={"code": a_wrong_code(telephone)})
        assert guesser.post("/login/code", data={"code": shown(telephone, 30)}).status_code == 429
        log_in(half_in, cast.nadia.email, PASSWORD)
        assert half_in.post("/login/code", data={"code": shown(telephone, 30)}).status_code == 302


def test_the_password_alone_makes_no_browser_known(half_in):
    assert half_in.get_cookie("known") is None


def test_whoever_was_logged_in_here_is_not_while_the_code_is_awaited(as_awa, cast, nadias):
    log_in(as_awa, cast.nadia.email, PASSWORD)
    assert as_awa.get("/path").status_code == 302


def test_it_is_over_when_the_password_changes_meanwhile(app, cast, half_in, telephone):
    with app.app_context():
        link = f"/invite/{invite_instructor(cast.nadia.email, 'Nadia', SECRET_KEY)}"
    words = {"name": "Nadia", "password": "three green hills", "again": "three green hills"}
    app.test_client().post(link, data=words)
    assert half_in.post("/login/code", data={"code": shown(telephone)}).location == "/login"


def test_it_can_be_begun_again(half_in, telephone):
    half_in.post("/logout")
    assert half_in.post("/login/code", data={"code": shown(telephone)}).location == "/login"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/\\example.org"])
def test_no_way_leads_out_of_the_site(client, cast, telephone, elsewhere):
    log_in(client, cast.nadia.email, PASSWORD, next=elsewhere)
    assert client.post("/login/code", data={"code": shown(telephone)}).location == "/teach/"


def test_a_recovery_code_opens_once_and_is_counted(app, cast, half_in, codes):
    half_in.post("/login/code", data={"recovery": codes[3].lower()})
    page = half_in.get("/teach/").text
    assert "il en reste 7" in page
    assert "a ouvert une session avec un code de secours" in half_in.get("/account").text
    again = app.test_client()
    log_in(again, cast.nadia.email, PASSWORD)
    assert again.post("/login/code", data={"recovery": codes[3]}).status_code == 422
    assert again.post("/login/code", data={"recovery": codes[4]}).status_code == 302


def test_a_recovery_code_of_somebody_else_opens_nothing(app, cast, half_in):
    _, of_omar = telephone_of(app, cast.omar)
    assert half_in.post("/login/code", data={"recovery": of_omar[0]}).status_code == 422


def test_a_one_time_link_does_not_go_around_the_second_step(app, client, cast, telephone):
    with app.app_context():
        link = f"/invite/{invite_instructor(cast.nadia.email, 'Nadia', SECRET_KEY)}"
    words = {"name": "Nadia", "password": "three green hills", "again": "three green hills"}
    assert client.post(link, data=words).location == "/login/code"
    assert not is_in(client)
    assert client.post("/login/code", data={"code": shown(telephone)}).location == "/teach/"


def test_with_another_secret_key_no_code_fits_and_nothing_breaks(
    app, cast, telephone, codes, monkeypatch
):
    browser = app.test_client()
    log_in(browser, cast.nadia.email, PASSWORD)
    monkeypatch.setitem(app.config, "SECRET_KEY", "the key of another house")
    log_in(browser, cast.nadia.email, PASSWORD)
    for way in ({"code": shown(telephone)}, {"recovery": codes[0]}):
        assert browser.post("/login/code", data=way).status_code == 422


def test_somebody_elses_key_does_not_fit_her_row(app, cast, client, telephone):
    """Whoever can write into the database alone cannot give her the key of his own telephone."""
    of_omar, _ = telephone_of(app, cast.omar)
    with app.app_context():
        db.session.execute(
            db.text(
                "UPDATE second_step SET secret = (SELECT secret FROM second_step WHERE staff_id = :omar) "
                "WHERE staff_id = :nadia"
            ),
            {"omar": cast.omar.id.hex, "nadia": cast.nadia.id.hex},
        )
        db.session.commit()
    log_in(client, cast.nadia.email, PASSWORD)
    assert client.post("/login/code", data={"code": shown(of_omar)}).status_code == 422
