"""The board: children by exercises, live, cheap."""

import pytest
import time_machine
from sqlalchemy import event as engine_event
from tests.cast import note_progress

from tremplin.models import AuditEvent
from tremplin.models.db import db
from tremplin.services.clock import now


@pytest.fixture
def board(cast):
    return f"/teach/groups/{cast.mercredi.id}/board"


def test_the_board_tells_what_each_child_has_done(app, as_nadia, cast, board):
    with app.app_context():
        note_progress(cast.awa, "hello", attempts=2, stars=2)
        note_progress(cast.lina, "hello", attempts=5)
        note_progress(cast.theo, "hello", opened_only=True)
    as_nadia.post("/language", data={"language": "en"})
    page = as_nadia.get(board).text
    assert "2 stars" in page
    assert "5 tries" in page
    assert page.count("grid__cell--opened") == 1
    assert page.count("grid__cell--nothing") == 6
    assert "Zoé" not in page


def test_the_board_stands_in_the_page_too(as_nadia, cast, board):
    page = as_nadia.get(f"/teach/groups/{cast.mercredi.id}").text
    assert f'hx-get="{board}' in page
    assert "Awa" in page


def test_a_poll_without_news_is_answered_empty(as_nadia, board):
    with time_machine.travel(now(), tick=False):
        first = as_nadia.get(board)
        again = as_nadia.get(board, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_news_reach_the_next_poll(app, as_nadia, cast, board):
    before = as_nadia.get(board).headers["ETag"]
    with app.app_context():
        note_progress(cast.awa, "hello", attempts=1)
    answer = as_nadia.get(board, headers={"If-None-Match": before})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != before


def test_news_of_another_group_are_none(app, as_nadia, cast, board):
    with time_machine.travel(now(), tick=False):
        before = as_nadia.get(board).headers["ETag"]
        with app.app_context():
            note_progress(cast.zoe, "hello", attempts=1)
        assert as_nadia.get(board, headers={"If-None-Match": before}).status_code == 304


def test_another_language_is_news(as_nadia, board):
    before = as_nadia.get(board).headers["ETag"]
    as_nadia.post("/language", data={"language": "en"})
    assert as_nadia.get(board, headers={"If-None-Match": before}).status_code == 200


def test_a_poll_without_news_asks_the_database_one_question_about_the_group(app, as_nadia, board):
    etag = as_nadia.get(board).headers["ETag"]
    asked = []
    with app.app_context():
        engine = db.engine
    listener = lambda *arguments: asked.append(arguments[2])  # noqa: E731
    engine_event.listen(engine, "before_cursor_execute", listener)
    as_nadia.get(board, headers={"If-None-Match": etag})
    engine_event.remove(engine, "before_cursor_execute", listener)
    about_progress = [statement for statement in asked if "progress" in statement]
    assert len(about_progress) == 1
    # Who asks, which group, who leads it, has it changed: nothing else.
    assert len(asked) == 4


def test_opening_the_board_is_in_the_audit_trail_and_polls_are_not(app, as_nadia, cast, board):
    as_nadia.get(f"/teach/groups/{cast.mercredi.id}")
    as_nadia.get(board)
    with app.app_context():
        event = db.session.query(AuditEvent).one()
        assert (event.action, event.actor) == ("group.opened", f"staff:{cast.nadia.id}")


def test_a_poll_after_the_session_has_ended_reloads_the_page(client, board):
    answer = client.get(board, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Refresh"] == "true"
    assert answer.data == b""
