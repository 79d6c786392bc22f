"""The silent hand: raised by a child, seen and taken by one of her helpers, lowered."""

import pytest

from tremplin.models import AuditEvent, HelpRequest
from tremplin.models.db import db


@pytest.fixture
def visitor(client, cast):
    """The browser as somebody of the cast."""
    return lambda name: cast.log_in(client, getattr(cast, name))


def _raise(browser, source="print(1)", error=None, slug="hello"):
    return browser.post(f"/exercises/{slug}/hand", json={"source": source, "error": error})


def _hands(app) -> list[HelpRequest]:
    with app.app_context():
        return db.session.query(HelpRequest).all()


def test_a_raised_hand_is_on_the_board_with_its_reason(app, visitor, cast):
    answer = _raise(visitor("awa"), "print(nom)", "NameError: name 'nom' is not defined")
    assert (answer.status_code, answer.json["state"]) == (200, "raised")
    board = visitor("nadia").get(f"/teach/groups/{cast.mercredi.id}/board").text
    assert "1 main levée" in board
    assert "nom" in board
    (hand,) = _hands(app)
    page = visitor("nadia").get(f"/teach/hands/{hand.id}").text
    assert "print(nom)" in page
    assert "NameError" in page


def test_the_child_sees_that_she_is_seen_and_that_somebody_comes(app, visitor, cast):
    _raise(visitor("awa"))
    (hand,) = _hands(app)
    visitor("nadia").get(f"/teach/hands/{hand.id}")
    assert "Nadia a vu ta main." in visitor("awa").get("/hand").json["html"]
    visitor("nadia").post(f"/teach/hands/{hand.id}/helper")
    assert "Nadia arrive." in visitor("awa").get("/hand").json["html"]


def test_pressed_twice_it_is_one_hand(app, visitor):
    _raise(visitor("awa"), "one")
    _raise(visitor("awa"), "two")
    assert [hand.source for hand in _hands(app)] == ["one"]


def test_the_first_helper_goes_and_the_others_are_told(app, visitor, cast):
    _raise(visitor("awa"))
    (hand,) = _hands(app)
    visitor("nadia").post(f"/teach/hands/{hand.id}/helper")
    visitor("karim").post(f"/teach/hands/{hand.id}/helper")
    assert "Nadia y va." in visitor("karim").get(f"/teach/groups/{cast.mercredi.id}/board").text
    visitor("nadia").post(f"/teach/hands/{hand.id}/closing")
    assert visitor("awa").get("/hand").json["state"] == "down"


def test_lowered_by_the_child_it_leaves_the_board(visitor, cast):
    _raise(visitor("awa"))
    assert visitor("awa").delete("/hand").json["state"] == "down"
    assert "main levée" not in visitor("nadia").get(f"/teach/groups/{cast.mercredi.id}/board").text


def test_who_leaves_the_computer_lowers_her_hand(app, visitor):
    _raise(visitor("awa"))
    visitor("awa").post("/bye")
    assert [hand.closed_at is None for hand in _hands(app)] == [False]


def test_the_hand_comes_with_the_next_poll_of_the_board(visitor, cast):
    before = visitor("nadia").get(f"/teach/groups/{cast.mercredi.id}/board").headers["ETag"]
    _raise(visitor("awa"))
    answer = visitor("nadia").get(
        f"/teach/groups/{cast.mercredi.id}/board", headers={"If-None-Match": before}
    )
    assert answer.status_code == 200


def test_the_childs_poll_without_news_is_empty(visitor):
    _raise(visitor("awa"))
    first = visitor("awa").get("/hand")
    assert (
        visitor("awa").get("/hand", headers={"If-None-Match": first.headers["ETag"]}).status_code
        == 304
    )


@pytest.mark.parametrize("action", ["", "/helper", "/closing"])
def test_helpers_of_other_groups_and_children_do_not_reach_it(app, visitor, action):
    _raise(visitor("awa"))
    (hand,) = _hands(app)
    method = "post" if action else "get"
    assert getattr(visitor("omar"), method)(f"/teach/hands/{hand.id}{action}").status_code == 404
    assert getattr(visitor("awa"), method)(f"/teach/hands/{hand.id}{action}").status_code == 302
    (after,) = _hands(app)
    assert (after.seen_at, after.taken_at, after.closed_at) == (None, None, None)


def test_reading_a_hand_is_audited(app, visitor, cast):
    _raise(visitor("awa"))
    (hand,) = _hands(app)
    visitor("nadia").get(f"/teach/hands/{hand.id}")
    with app.app_context():
        assert (
            db.session.query(AuditEvent)
            .filter_by(action="hand.read", learner_id=cast.awa.id)
            .count()
            == 1
        )


def test_a_computer_with_a_name_tells_where_to_go(visitor, cast):
    visitor("nadia").post("/teach/computer", data={"name": "Établi 3"})
    _raise(visitor("awa"))
    assert "Établi 3" in visitor("nadia").get(f"/teach/groups/{cast.mercredi.id}/board").text


def test_a_locked_exercise_has_no_hand(app, visitor):
    assert _raise(visitor("awa"), slug="add-two").status_code == 403
    assert _hands(app) == []
