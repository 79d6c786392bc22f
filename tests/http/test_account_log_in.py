"""Adults log in with e-mail and password."""

import re

import pytest
from tests.cast import PASSWORD

from tremplin.services.accounts import secret_hashes as identity


def log_in(client, email, password, **more):
    return client.post("/login", data={"email": email, "password": password, **more})


def without_values(answer):
    """The page without what differs from one answer to the next: the CSRF token and what was typed."""
    return re.sub(r'(content|value)="[^"]*"', "", answer.text)


def test_the_right_password_opens_the_groups(client, cast):
    answer = log_in(client, cast.nadia.email, PASSWORD)
    assert answer.status_code == 302
    assert answer.location == "/teach/"
    assert "Mercredi" in client.get("/teach/").text


def test_capitals_and_spaces_around_the_email_do_not_matter(client, cast):
    assert log_in(client, f"  {cast.nadia.email.upper()} ", PASSWORD).status_code == 302


def test_an_unknown_email_and_a_wrong_password_get_the_same_answer(client, cast):
    wrong = log_in(client, cast.nadia.email, "not the password")
    unknown = log_in(client, "nobody@example.org", "not the password")
    assert wrong.status_code == unknown.status_code == 422
    assert without_values(wrong) == without_values(unknown)


def test_the_typed_email_stays_and_the_password_does_not(client):
    page = log_in(client, "nobody@example.org", "not the password").text
    assert "nobody@example.org" in page
    assert "not the password" not in page


def test_after_eight_wrong_passwords_even_the_right_one_waits(client, cast):
    answers = [log_in(client, cast.nadia.email, "wrong").status_code for _ in range(8)]
    assert answers == [422] * 7 + [429]
    assert log_in(client, cast.nadia.email, PASSWORD).status_code == 429


def test_one_locked_account_leaves_the_others_open(client, cast):
    for _ in range(8):
        log_in(client, cast.nadia.email, "wrong")
    assert log_in(client, cast.omar.email, PASSWORD).status_code == 302


@pytest.mark.parametrize("path", ["/teach/", "/teach/groups/new", "/teach/staff"])
def test_a_stranger_is_led_to_the_door_and_back(client, cast, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.location.startswith("/login?next=")
    assert log_in(client, cast.karim.email, PASSWORD, next=path).location == path


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "javascript:alert(1)",
        "/\t/example.org",
    ],
)
def test_no_way_leads_out_of_the_site(client, cast, elsewhere):
    assert log_in(client, cast.nadia.email, PASSWORD, next=elsewhere).location == "/teach/"


def test_logging_out_closes_the_pages(as_nadia):
    as_nadia.post("/logout")
    assert as_nadia.get("/teach/").status_code == 302


def test_a_child_cannot_open_the_adults_pages(as_awa):
    assert as_awa.get("/teach/").status_code == 302


def test_an_email_with_html_in_it_is_shown_as_text(client):
    page = log_in(client, "<script>alert(1)</script>@x", "wrong").text
    assert "<script>alert" not in page


@pytest.mark.parametrize("email", ["nadia@example.org", "nobody@example.org"])
def test_an_unknown_email_costs_the_time_of_a_known_one(client, monkeypatch, email):
    asked = []
    monkeypatch.setattr(identity, "_verify", lambda hasher, kept, given: bool(asked.append(hasher)))
    log_in(client, email, "not the password")
    assert asked == [identity._passwords]
