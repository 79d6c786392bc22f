"""An adult changes her password."""

import pytest
from tests.cast import PASSWORD
from tests.http.two_factor import is_in

CHOICE = {"old": PASSWORD, "password": "three green hills", "again": "three green hills"}


def log_in(app, cast, password):
    return app.test_client().post("/login", data={"email": cast.nadia.email, "password": password})


def test_the_new_password_opens_and_the_old_one_does_not(app, as_nadia, cast):
    assert as_nadia.post("/account/password", data=CHOICE).location == "/account"
    assert log_in(app, cast, "three green hills").status_code == 302
    assert log_in(app, cast, PASSWORD).status_code == 422


def test_she_stays_logged_in_here_and_nowhere_else(app, as_nadia, cast):
    elsewhere = cast.log_in(app.test_client(), cast.nadia)
    as_nadia.post("/account/password", data=CHOICE)
    assert is_in(as_nadia)
    assert not is_in(elsewhere)


@pytest.mark.parametrize(
    "change",
    [
        {"old": "not the password"},
        {"old": ""},
        {"password": "short", "again": "short"},
        {"again": "something else"},
        {"password": "motdepasse2026", "again": "motdepasse2026"},
    ],
)
def test_a_choice_that_is_not_right_changes_nothing(app, as_nadia, cast, change):
    answer = as_nadia.post("/account/password", data=CHOICE | change)
    assert answer.status_code == 422
    assert "field__error" in answer.text
    assert PASSWORD not in answer.text
    assert log_in(app, cast, PASSWORD).status_code == 302


def test_guessing_the_old_password_is_slowed_as_at_the_door(app, as_nadia, cast):
    answers = [
        as_nadia.post("/account/password", data=CHOICE | {"old": "a guess"}).status_code
        for _ in range(8)
    ]
    assert answers == [422] * 7 + [429]
    assert as_nadia.post("/account/password", data=CHOICE).status_code == 429
    assert log_in(app, cast, PASSWORD).status_code == 429


def test_it_is_written_into_the_trail(app, as_nadia, cast):
    as_nadia.post("/account/password", data=CHOICE)
    assert "a changé le mot de passe" in as_nadia.get("/account").text
    assert (
        "a changé le mot de passe"
        in cast.log_in(app.test_client(), cast.karim).get("/teach/trail").text
    )
