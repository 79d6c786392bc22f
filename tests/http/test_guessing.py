"""Whoever guesses is slowed down; whoever sits beside, behind the same address, comes in."""

import itertools
import re
from datetime import timedelta
from time import monotonic
from uuid import uuid4

import pytest
import time_machine
from tests.cast import PASSWORD

from tremplin.services.clock import now
from tremplin.web.security.tally import Limit
from tremplin.web.security.throttle import CARD, CODE, SLIP, Guard


def wrong(client, cast, child):
    return client.post(
        f"/groups/{cast.mercredi.code}/{child.id}", data={"secret": "key"}
    ).status_code


def right(client, cast, child):
    return client.post(
        f"/groups/{cast.mercredi.code}/{child.id}", data={"secret": list(child.pictures)}
    )


@pytest.fixture
def few(monkeypatch):
    """A place bears twelve failures, so that three cards are enough to fill it."""
    monkeypatch.setattr(
        "tremplin.web.learn.routes.CARD", Guard("few", CARD.per_key, (Limit(12, 300),))
    )


@pytest.fixture
def wait(monkeypatch):
    """Lets so many seconds pass, on the clock that nobody sets."""
    ahead = [0.0]
    monkeypatch.setattr("tremplin.web.security.tally.monotonic", lambda: monotonic() + ahead[0])

    def pass_by(seconds):
        ahead[0] += seconds

    return pass_by


def fill_the_place(client, cast):
    for child, _ in itertools.product((cast.awa, cast.theo, cast.lina), range(5)):
        wrong(client, cast, child)


def test_a_guesser_with_many_cards_is_slowed(client, cast, few):
    fill_the_place(client, cast)
    assert right(client, cast, cast.lina).status_code == 429


def test_the_class_behind_the_same_address_comes_in(app, client, cast, few):
    neighbour, other = app.test_client(), app.test_client()
    neighbour.get(f"/c/{cast.lina.token}")
    neighbour.post("/bye")
    fill_the_place(client, cast)
    assert right(neighbour, cast, cast.lina).location == "/path"
    assert other.get(f"/c/{cast.theo.token}").location == "/path"


def test_coming_in_again_and_again_with_ones_own_card_makes_no_new_place(app, cast, few):
    answers = []
    for _, child in itertools.product(range(5), (cast.awa, cast.theo, cast.lina)):
        guesser = app.test_client()
        guesser.get(f"/c/{cast.lina.token}")
        guesser.post("/bye")
        answers.append(wrong(guesser, cast, child))
    assert answers[0] == 200
    assert answers[-1] == 429


@pytest.mark.parametrize(
    "friends",
    [["lina", "theo", "lina"] * 5, ["lina"] * 5 + ["theo"] * 5 + ["zoe"] * 5],
    ids=["in turns", "one after another"],
)
def test_the_cards_of_friends_in_one_browser_are_one_place(app, cast, few, friends):
    guesser = app.test_client()
    answers = []
    for friend, child in zip(
        friends, itertools.cycle((cast.awa, cast.theo, cast.lina)), strict=False
    ):
        guesser.get(f"/c/{getattr(cast, friend).token}")
        guesser.post("/bye")
        answers.append(wrong(guesser, cast, child))
    assert answers[0] == 200
    assert answers[-1] == 429


def test_a_mark_of_ones_own_making_is_none(app, client, cast, few):
    fill_the_place(client, cast)
    forger = app.test_client()
    forger.set_cookie("known", '["aaaaaaaaaaaa"].c2lnbmF0dXJl')
    assert right(forger, cast, cast.lina).status_code == 429


def test_strangers_do_not_keep_an_adult_out_of_the_browser_she_uses(app, client, cast):
    hers = app.test_client()
    hers.post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
    hers.post("/logout")
    for _ in range(8):
        client.post("/login", data={"email": cast.nadia.email, "password": "wrong"})
    assert (
        client.post("/login", data={"email": cast.nadia.email, "password": PASSWORD}).status_code
        == 429
    )
    assert (
        hers.post("/login", data={"email": cast.nadia.email, "password": PASSWORD}).location
        == "/teach/"
    )


@pytest.mark.parametrize("door", [CODE, SLIP], ids=lambda door: door.name)
def test_sixty_wrong_codes_from_an_address_shut_nobody_out_and_three_hundred_do(app, door, wait):
    with app.test_request_context("/"):
        for number in range(300):
            assert not door.attempt(f"Z{number:04d}", lambda: None).is_refused
            assert number != 60 or door.attempt("RIGHT", lambda: "in").found == "in"
        assert door.attempt("RIGHT", lambda: "in").is_refused
        wait(301)
        assert door.attempt("RIGHT", lambda: "in").found == "in"


def test_codes_of_groups_are_not_tried_out_by_their_addresses(client, cast, monkeypatch):
    monkeypatch.setattr(
        "tremplin.web.learn.routes.CODE", Guard("few", CODE.per_key, (Limit(6, 300),))
    )
    answers = [client.get(f"/groups/Z{number:04d}").status_code for number in range(7)]
    assert answers == [404] * 6 + [429]
    assert client.get(f"/groups/{cast.mercredi.code}").status_code == 429
    assert client.get(f"/groups/{cast.mercredi.code}/{cast.awa.id}").status_code == 429


def test_wrong_codes_of_groups_shut_out_no_family(client, cast, monkeypatch):
    monkeypatch.setattr(
        "tremplin.web.learn.routes.CODE", Guard("code", CODE.per_key, (Limit(6, 300),))
    )
    for number in range(7):
        client.get(f"/groups/Z{number:04d}")
    assert client.get("/family/NOSUCHCODE22").status_code == 404


@pytest.mark.parametrize(
    ("addresses", "is_one_place"),
    [
        (("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"), True),
        (("2001:db8:1:2::1", "2001:db8:1:3::1"), False),
        (("::ffff:192.0.2.1", "192.0.2.1"), True),
        (("192.0.2.1", "192.0.2.2"), False),
    ],
)
def test_a_household_with_many_addresses_is_one_place(app, addresses, is_one_place):
    guard = Guard("few", (Limit(9, 300),), (Limit(1, 300),))
    tried = []
    for number, address in enumerate(addresses):
        with app.test_request_context("/", environ_base={"REMOTE_ADDR": address}):
            tried.append(guard.attempt(str(number), lambda: None).is_refused)
    assert tried == [False, is_one_place]


def test_six_wrong_secrets_of_one_card_and_two_minutes_pass(client, cast, wait):
    answers = [wrong(client, cast, cast.awa) for _ in range(8)]
    assert answers == [200] * 5 + [429] * 3
    assert right(client, cast, cast.awa).status_code == 429
    assert right(client, cast, cast.lina).location == "/path"
    wait(121)
    assert right(client, cast, cast.awa).location == "/path"


def test_an_hour_bears_thirty_wrong_secrets_of_one_card(app, cast, wait):
    for _ in range(5):
        answers = [wrong(app.test_client(), cast, cast.awa) for _ in range(6)]
        assert answers == [200] * 5 + [429]
        wait(180)
    assert right(app.test_client(), cast, cast.awa).status_code == 429
    wait(46 * 60)
    assert right(app.test_client(), cast, cast.awa).location == "/path"


@pytest.mark.parametrize("days", [-30, 365])
def test_a_clock_that_is_set_changes_no_wait(client, cast, days):
    for _ in range(6):
        wrong(client, cast, cast.awa)
    with time_machine.travel(now() + timedelta(days=days), tick=False):
        answer = right(client, cast, cast.awa)
    assert answer.status_code == 429
    assert 0 < int(re.search(r"Attends (\d+) secondes", answer.text)[1]) <= 120


def test_a_child_of_nowhere_is_not_found(client, cast):
    assert client.get(f"/groups/{cast.mercredi.code}/{uuid4()}").status_code == 404
