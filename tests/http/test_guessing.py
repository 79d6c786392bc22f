"""Whoever guesses is slowed down; whoever sits beside, behind the same address, comes in."""

import itertools
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from limits import RateLimitItemPerMinute
from tests.cast import PASSWORD

from tremplin.services.clock import now
from tremplin.web.throttle import CARD, Guard


def wrong(client, cast, child):
    return client.post(f"/groups/{cast.mercredi.code}/{child.id}", data={"secret": "key"}).status_code


def right(client, cast, child):
    return client.post(f"/groups/{cast.mercredi.code}/{child.id}", data={"secret": list(child.pictures)})


@pytest.fixture
def few(monkeypatch):
    """A place bears twelve failures, so that three cards are enough to fill it."""
    monkeypatch.setattr(
        "tremplin.web.blueprints.learn.CARD", Guard("few", CARD.per_key, (RateLimitItemPerMinute(12, 5),))
    )


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
    for friend, child in zip(friends, itertools.cycle((cast.awa, cast.theo, cast.lina)), strict=False):
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
    assert client.post("/login", data={"email": cast.nadia.email, "password": PASSWORD}).status_code == 429
    assert hers.post("/login", data={"email": cast.nadia.email, "password": PASSWORD}).location == "/teach/"


def test_codes_of_groups_are_not_tried_out_by_their_addresses(client, cast):
    answers = [client.get(f"/groups/Z{number:04d}").status_code for number in range(61)]
    assert answers[0] == 404
    assert answers[-1] == 429
    assert client.get(f"/groups/{cast.mercredi.code}").status_code == 429
    assert client.get(f"/groups/{cast.mercredi.code}/{cast.awa.id}").status_code == 429


def test_six_wrong_secrets_of_one_card_and_two_minutes_pass(client, cast):
    begun = now()
    with time_machine.travel(begun, tick=False):
        answers = [wrong(client, cast, cast.awa) for _ in range(8)]
        assert answers == [200] * 5 + [429] * 3
        assert right(client, cast, cast.awa).status_code == 429
        assert right(client, cast, cast.lina).location == "/path"
    with time_machine.travel(begun + timedelta(minutes=2, seconds=1), tick=False):
        assert right(client, cast, cast.awa).location == "/path"


def test_an_hour_bears_thirty_wrong_secrets_of_one_card(app, cast):
    begun = now()
    for minutes in range(0, 15, 3):
        with time_machine.travel(begun + timedelta(minutes=minutes), tick=False):
            answers = [wrong(app.test_client(), cast, cast.awa) for _ in range(6)]
        assert answers == [200] * 5 + [429]
    with time_machine.travel(begun + timedelta(minutes=15), tick=False):
        assert right(app.test_client(), cast, cast.awa).status_code == 429
    with time_machine.travel(begun + timedelta(minutes=61), tick=False):
        assert right(app.test_client(), cast, cast.awa).location == "/path"


def test_a_child_of_nowhere_is_not_found(client, cast):
    assert client.get(f"/groups/{cast.mercredi.code}/{uuid4()}").status_code == 404
