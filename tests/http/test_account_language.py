"""Everybody chooses the language she reads."""

import pytest

from tremplin.models import Learner, Staff
from tremplin.models.db import db


def choose(client, language, **more):
    return client.post("/language", data={"language": language, **more})


def test_the_page_changes_at_once(client):
    choose(client, "en")
    assert "For families" in client.get("/family/").text


def test_an_adult_finds_her_language_again(app, as_nadia, cast):
    choose(as_nadia, "en")
    with app.app_context():
        assert db.session.get(Staff, cast.nadia.id).language == "en"


def test_a_child_finds_her_language_again(app, as_awa, cast):
    choose(as_awa, "en")
    with app.app_context():
        assert db.session.get(Learner, cast.awa.id).language == "en"


def test_an_unknown_language_changes_nothing(app, as_awa, cast):
    choose(as_awa, "xx")
    with app.app_context():
        assert db.session.get(Learner, cast.awa.id).language == "fr"


@pytest.mark.parametrize(
    ("onward", "location"), [("/family/", "/family/"), ("//example.org", "/"), ("", "/")]
)
def test_the_visitor_comes_back_to_a_page_of_this_site(client, onward, location):
    assert choose(client, "en", next=onward).location == location
