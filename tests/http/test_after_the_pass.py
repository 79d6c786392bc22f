"""What a stand-in made ends with her pass: every address she may use is walked, and what it left is looked at."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select
from tests.http.every_route import address, routes

from tremplin.models import Card, DayPass, Group
from tremplin.models.db import Base, db, unit_of_work
from tremplin.services.clock import now, tonight
from tremplin.services.groups import cards as issue_cards
from tremplin.services.groups.cards import without_card
from tremplin.web.security.access import MATRIX, Role

SECRETS = {"token_hash", "code_hash", "secret_hash", "password_hash", "join_code", "secret"}
"""What columns are called that keep something by which somebody comes in."""


@pytest.fixture
def told(monkeypatch):
    """The cards that are made, in plain."""
    made = []
    make = issue_cards._new_card
    monkeypatch.setattr(
        issue_cards, "_new_card", lambda *given: made.append(make(*given)) or made[-1]
    )
    return made


@pytest.fixture
def sofia(visitors):
    return visitors[Role.STAND_IN]()


def ways_in():
    """The rows of every table that lets somebody in."""
    tables = [
        mapper.class_
        for mapper in Base.registry.mappers
        if {column.key for column in mapper.columns} & SECRETS
    ]
    assert len(tables) >= 8
    return {
        (table.__name__, row.id) for table in tables for row in db.session.scalars(select(table))
    }


def test_of_all_that_a_stand_in_may_do_only_a_card_lets_somebody_in_and_it_names_her_pass(
    app, sofia, world
):
    with app.app_context():
        before = ways_in()
    walked = 0
    for rule, method, audience in routes(app):
        if Role.STAND_IN in MATRIX[audience] and method != "GET":
            sofia.open(
                address(rule, world),
                method=method,
                data={"name": "x", "slug": "badge", "text": "x"},
            )
            walked += 1
    assert walked > 10
    with app.app_context():
        new = ways_in() - before
        assert {table for table, _ in new} == {"Card"}
        assert all(
            db.session.get_one(Card, row_id).day_pass_id == world["pass_id"] for _, row_id in new
        )


def take_back(app, world):
    with app.app_context(), unit_of_work():
        db.session.get_one(DayPass, world["pass_id"]).revoked_at = now()
    return now() + timedelta(seconds=2)


def let_midnight_pass(app, world):
    return tonight() + timedelta(seconds=1)


@pytest.mark.parametrize("end", [take_back, let_midnight_pass])
@pytest.mark.parametrize("way", ["card", "secret"])
def test_a_stand_ins_card_opens_until_her_pass_ends_and_so_does_what_was_begun_with_it(
    app, cast, visitors, world, told, end, way
):
    begun = tonight() - timedelta(minutes=10)
    with time_machine.travel(begun):
        # She logs in then, too: a browser of this morning's would have been logged out since.
        sofia = visitors[Role.STAND_IN]()
        with app.app_context(), unit_of_work():
            db.session.get_one(DayPass, world["pass_id"]).expires_at = tonight()
        sofia.post(f"/teach/learners/{cast.awa.id}/{way}")
        (card,) = told
        scanned, typed = app.test_client(), app.test_client()
        assert scanned.get(f"/c/{card.token}").location == "/path"
        door = f"/groups/{cast.mercredi.code}/{cast.awa.id}"
        assert typed.post(door, data={"secret": list(card.secret)}).location == "/path"
        assert scanned.get("/path").status_code == 200
        after = end(app, world)
    with time_machine.travel(after):
        assert scanned.get("/path").location == "/"
        assert typed.get("/path").location == "/"
        assert app.test_client().get(f"/c/{card.token}").status_code == 404
        assert app.test_client().post(door, data={"secret": list(card.secret)}).status_code == 200
        with app.app_context():
            group = db.session.get_one(Group, cast.mercredi.id)
            assert "Awa" in [child.display_name for child in without_card(group)]


def test_the_next_card_of_an_instructor_lets_the_child_in_again(
    app, cast, as_nadia, sofia, world, told
):
    sofia.post(f"/teach/learners/{cast.awa.id}/secret")
    after = take_back(app, world)
    with time_machine.travel(after):
        as_nadia.post(f"/teach/learners/{cast.awa.id}/secret")
        child = app.test_client()
        assert child.get(f"/c/{told[-1].token}").location == "/path"
        assert child.get("/path").status_code == 200


def test_a_stand_in_reads_how_long_a_card_works(cast, sofia, as_nadia):
    page = f"/teach/learners/{cast.awa.id}"
    assert "jusqu’à la fin de votre laissez-passer" in sofia.get(page).text
    assert "jusqu’à la fin de votre laissez-passer" in sofia.post(f"{page}/secret").text
    assert "jusqu’à la fin de votre laissez-passer" not in as_nadia.get(page).text
