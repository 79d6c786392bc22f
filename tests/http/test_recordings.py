"""Statements read aloud by the house, piece by piece, when they are listened to."""

import re

import pytest

from tremplin.models import Recording
from tremplin.models.db import db
from tremplin.services.content.recordings import forget_unread
from tremplin.web.exercise import task_view


@pytest.fixture
def urls(as_awa):
    return re.findall(r'data-recording="([^"]+)"', as_awa.get("/exercises/hello").text)


def _count(app) -> int:
    with app.app_context():
        return db.session.query(Recording).count()


def test_each_piece_of_a_statement_can_be_heard(as_awa, urls):
    assert len(urls) == 5
    answer = as_awa.get(urls[0])
    assert (answer.status_code, answer.mimetype, answer.data[:2]) == (
        200,
        "audio/mpeg",
        b"\xff\xf3",
    )
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_piece_is_recorded_once(app, as_awa, urls):
    assert _count(app) == 0
    first = as_awa.get(urls[1]).data
    assert as_awa.get(urls[1]).data == first
    assert _count(app) == 1


def test_a_house_without_a_voice_offers_none(as_awa, monkeypatch):
    monkeypatch.setattr(task_view, "can_record", lambda: False)
    page = as_awa.get("/exercises/hello").text
    assert "data-recording=" not in page
    assert page.count("data-say=") == 5


def test_what_is_read_no_more_is_forgotten(app, as_awa, urls):
    as_awa.get(urls[0])
    with app.app_context():
        db.session.add(Recording(key="0" * 32, audio=b"old"))
        db.session.commit()
        forget_unread()
    assert _count(app) == 1


def test_only_texts_of_the_house_are_read(app, as_awa, urls):
    wrong_key = re.sub(r"[0-9a-f]{32}", "a" * 32, urls[0])
    beyond = urls[0].replace("/aloud/0/", "/aloud/99/")
    assert [as_awa.get(url).status_code for url in (wrong_key, beyond)] == [404, 404]
    assert _count(app) == 0


def test_only_children_listen(client, urls):
    client.post("/bye")
    assert client.get(urls[0]).status_code == 302
