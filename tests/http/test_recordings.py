"""Statements read aloud by the house."""

import re

import pytest

from tremplin.models import Recording
from tremplin.models.db import db
from tremplin.services.house.record_statements import record_statements


@pytest.fixture
def recorded(app, cast):
    with app.app_context():
        return record_statements()


def _urls(page: str) -> list[str]:
    return re.findall(r'data-recording="([^"]+)"', page)


def test_each_piece_of_a_statement_has_its_recording(as_awa, recorded):
    urls = _urls(as_awa.get("/exercises/hello").text)
    assert len(urls) == 5
    answer = as_awa.get(urls[0])
    assert (answer.status_code, answer.mimetype, answer.data[:2]) == (200, "audio/mpeg", b"\xff\xf3")
    assert "immutable" in answer.headers["Cache-Control"]


def test_without_recordings_the_page_names_none(as_awa):
    page = as_awa.get("/exercises/hello").text
    assert _urls(page) == []
    assert page.count("data-say=") == 5


def test_recording_again_makes_nothing_and_forgets_what_is_not_read(app, recorded):
    with app.app_context():
        db.session.add(Recording(key="0" * 32, audio=b"old"))
        db.session.commit()
        assert record_statements() == 0
        assert db.session.query(Recording).count() == recorded > 0


def test_there_is_no_recording_of_another_name(as_awa):
    assert as_awa.get(f"/recordings/{'a' * 32}.mp3").status_code == 404


def test_only_children_listen(client, recorded):
    assert client.get(f"/recordings/{'a' * 32}.mp3").status_code == 302
