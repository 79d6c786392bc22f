"""A closed group: nobody comes in, nothing is lost, and its adults still reach what was done there."""

from __future__ import annotations

import pytest
from tests.cast import a_verdict, hand_in
from tests.http.every_route import address, routes

from tremplin.models import AuditEvent, Group, Learner
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now

KEPT = {
    ("GET", "/teach/groups/<uuid:group_id>"),
    ("POST", "/teach/groups/<uuid:group_id>/reopening"),
    ("GET", "/teach/groups/<uuid:group_id>/data"),
    ("GET", "/teach/groups/<uuid:group_id>/grid.<kind>"),
    ("GET", "/teach/groups/<uuid:group_id>/sheet"),
    ("GET", "/teach/learners/<uuid:learner_id>"),
    ("POST", "/teach/learners/<uuid:learner_id>/box"),
    ("GET", "/teach/learners/<uuid:learner_id>/certificates/<slug>.<kind>"),
    ("POST", "/teach/learners/<uuid:learner_id>/consent"),
    ("POST", "/teach/learners/<uuid:learner_id>/erasure"),
    ("POST", "/teach/learners/<uuid:learner_id>/erasure/end"),
    ("GET", "/teach/learners/<uuid:learner_id>/exercises/<slug>"),
    ("GET", "/teach/learners/<uuid:learner_id>/exercises/<slug>/replay"),
    ("POST", "/teach/learners/<uuid:learner_id>/move"),
    ("POST", "/teach/learners/<uuid:learner_id>/slips/revoke"),
    ("POST", "/teach/learners/<uuid:learner_id>/withdrawal"),
}
"""What of a closed group is still found; everything else of it is not."""


@pytest.fixture
def closed(app, cast):
    """Mercredi, closed, as its adults' address."""
    close(app, cast.mercredi.id)
    return f"/teach/groups/{cast.mercredi.id}"


def close(app, group_id, at=None):
    with app.app_context(), unit_of_work() as session:
        session.get_one(Group, group_id).archived_at = at or now()


def test_its_adults_find_it_and_open_it_again(app, cast, as_nadia, closed):
    assert closed in as_nadia.get("/teach/").text
    page = as_nadia.get(closed).text
    assert "Awa" in page
    assert f"{closed}/reopening" in page
    assert "est rouvert" in as_nadia.post(f"{closed}/reopening", follow_redirects=True).text
    assert app.test_client().get(f"/c/{cast.awa.token}").status_code == 302
    with app.app_context():
        actions = [event.action for event in db.session.query(AuditEvent)]
    assert actions.count("group.reopened") == 1


def test_an_open_group_that_is_opened_stays_open_and_nothing_is_noted(app, cast, as_nadia):
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/reopening")
    with app.app_context():
        assert db.session.query(AuditEvent).filter_by(action="group.reopened").count() == 0


def test_an_admin_finds_it_and_an_adult_of_another_group_does_not(app, cast, as_karim, closed):
    assert closed in as_karim.get("/teach/").text
    omar = cast.log_in(app.test_client(), cast.omar)
    assert closed not in omar.get("/teach/").text
    assert omar.get(closed).status_code == 404
    assert omar.post(f"{closed}/reopening").status_code == 404


def test_a_stand_in_finds_nothing_of_it(app, cast, world, visitors):
    close(app, cast.mercredi.id)
    stand_in = visitors["stand_in"]()
    assert str(cast.mercredi.id) not in stand_in.get("/teach/").text
    assert stand_in.get(f"/teach/groups/{cast.mercredi.id}").status_code == 404


def test_what_was_done_there_is_found_and_nothing_else_of_it(app, cast, world, visitors):
    """Every route with a group or a child in its address, asked by her instructor."""
    found = set()
    for rule, method, _ in routes(app):
        if rule.rule.startswith("/teach/") and rule.arguments & {"group_id", "learner_id"}:
            close(app, cast.mercredi.id)
            if (
                visitors["instructor"]().open(address(rule, world), method=method).status_code
                != 404
            ):
                found.add((method, rule.rule))
    assert found | CERTIFICATE == KEPT


CERTIFICATE = {("GET", "/teach/learners/<uuid:learner_id>/certificates/<slug>.<kind>")}
"""Found where there is one; the cast's children have none."""


def test_a_box_is_taken_and_a_child_erased(app, cast, as_nadia, closed):
    child = f"/teach/learners/{cast.awa.id}"
    assert as_nadia.post(f"{child}/box").mimetype == "application/zip"
    assert as_nadia.post(f"{child}/erasure", data={"name": "Awa"}).location == closed
    with app.app_context():
        assert db.session.get(Learner, cast.awa.id) is None


def test_a_page_offers_nothing_that_is_not_there(app, cast, as_nadia, closed):
    with app.app_context():
        hand_in(cast.awa, "hello", "print()", a_verdict())
    for page in (
        closed,
        f"/teach/learners/{cast.awa.id}",
        f"/teach/learners/{cast.awa.id}/exercises/hello",
    ):
        offered = {part.split('"')[0] for part in as_nadia.get(page).text.split('action="')[1:]}
        gone = [
            each
            for each in offered
            if str(cast.awa.id) in each or str(cast.mercredi.id) in each
            if not is_kept(each)
        ]
        assert gone == []


def is_kept(path):
    return any(path.endswith(rule.rpartition(">")[2]) for method, rule in KEPT if method == "POST")


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "Ton groupe est fermé"), ("en", "Your group is closed")]
)
def test_a_child_reads_why_she_does_not_come_in(app, cast, closed, language, words):
    headers = {"Accept-Language": language}
    browser = app.test_client()
    assert words in browser.post("/groups", data={"code": cast.mercredi.code}, headers=headers).text
    assert words in browser.get(f"/groups/{cast.mercredi.code}", headers=headers).text
    assert words in browser.get(f"/c/{cast.awa.token}", headers=headers).text


def test_a_child_whose_group_closes_while_she_works_reads_it_too(app, cast, as_awa):
    close(app, cast.mercredi.id)
    assert "Ton groupe est fermé" in as_awa.get("/path", follow_redirects=True).text
    saved = as_awa.put("/exercises/hello/draft", json={"source": "print()", "base": 0})
    assert saved.status_code == 401
    assert "Ton groupe est fermé" in saved.json["message"]
