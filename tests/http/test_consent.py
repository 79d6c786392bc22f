"""Consent: given on the page or on paper, told to the adults, withdrawn as easily; the notice that it is to."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select
from tests.cast import SECRET_KEY
from tests.http.zelda import MARK, child

from tremplin.models import Consent, EraseReason, Learner
from tremplin.models.db import db
from tremplin.services.accounts.child_erasure import plan_erasure
from tremplin.services.clock import now
from tremplin.services.family.slips import issue_slip


def test_a_family_agrees_and_reads_when_it_did(app, family):
    assert "Nous sommes d’accord" in family.get("/family/progress").text
    family.post("/family/consent")
    family.post("/family/consent")
    assert "Vous avez donné votre accord le" in family.get("/family/progress").text
    with app.app_context():
        consent = db.session.scalars(select(Consent)).one()
        assert consent.given_by.startswith("slip:")


def test_withdrawing_closes_the_way_in_and_can_be_called_off(app, cast, family, client):
    family.post("/family/consent")
    family.post("/family/withdrawal")
    assert cast.log_in(client, cast.awa).get("/path").status_code == 302
    assert child(app, cast).erase_at is not None
    assert "Annuler" in family.get("/family/progress").text
    family.post("/family/consent")
    assert child(app, cast).erase_at is None
    assert cast.log_in(client, cast.awa).get("/path").status_code == 200


def test_a_slip_still_opens_the_page_while_the_erasure_is_awaited(app, cast, family):
    family.post("/family/withdrawal")
    with app.app_context():
        code = issue_slip(db.session.get_one(Learner, cast.awa.id), "fr", SECRET_KEY, "cli").code
    assert app.test_client().get(f"/family/{code}").status_code == 302


def test_paper_counts_too(as_nadia, zelda, app):
    page = as_nadia.post(f"{zelda}/consent", follow_redirects=True).text
    assert "Sur papier." in page
    assert "Aucun accord" in as_nadia.post(f"{zelda}/withdrawal", follow_redirects=True).text


def test_the_group_is_told_whose_consent_is_missing_and_notes_what_was_signed(
    app, cast, as_nadia, family, zelda
):
    group = f"/teach/groups/{cast.mercredi.id}"
    assert "de 3 familles n’est pas encore noté" in as_nadia.get(group).text
    family.post("/family/consent")
    assert "de 2 familles n’est pas encore noté" in as_nadia.get(group).text
    missing = re.search(
        r'<details id="consents".*?</details>', as_nadia.get(f"{group}/settings").text, re.DOTALL
    )[0]
    assert MARK not in missing
    ticked = [str(each.id) for each in (cast.theo, cast.lina, cast.zoe)]
    page = as_nadia.post(f"{group}/consents", data={"child": ticked}, follow_redirects=True).text
    assert "Gardez le papier" in page
    assert 'id="consents"' not in page
    assert "pas encore noté" not in as_nadia.get(group).text
    with app.app_context():
        noted = db.session.scalars(select(Consent.learner_id).where(Consent.way == "paper")).all()
        assert set(noted) == {cast.theo.id, cast.lina.id}
    nobody = as_nadia.post(f"{group}/consents", data={}, follow_redirects=True).text
    assert "Cochez au moins un enfant" in nobody


def test_a_yes_to_an_older_notice_is_asked_for_again(as_nadia, cast, family, zelda, monkeypatch):
    family.post("/family/consent")
    monkeypatch.setattr("tremplin.services.family.consent.NOTICE", "2099-01")
    assert "de 3 familles" in as_nadia.get(f"/teach/groups/{cast.mercredi.id}").text


@pytest.mark.parametrize("undo", ["erasure/end", "return"])
def test_nobody_of_the_house_calls_off_what_a_family_wished(
    app, cast, as_nadia, family, zelda, undo
):
    client = app.test_client()
    family.post("/family/withdrawal")
    planned = child(app, cast).erase_at
    page = as_nadia.post(f"{zelda}/{undo}", follow_redirects=True).text
    assert "Elle seule peut l’annuler" in page
    assert child(app, cast).erase_at == planned
    assert cast.log_in(client, cast.awa).get("/path").status_code == 302
    for place in (zelda, f"/teach/groups/{cast.mercredi.id}/settings"):
        assert f"{zelda}/{undo}" not in as_nadia.get(place).text
    as_nadia.post(f"{zelda}/consent")
    assert child(app, cast).erase_at is None
    assert cast.log_in(client, cast.awa).get("/path").status_code == 200


def test_a_familys_wish_counts_more_than_an_idle_childs_notice(app, cast, family, client, zelda):
    with app.app_context():
        plan_erasure(
            db.session.get_one(Learner, cast.awa.id), "house", EraseReason.IDLE, timedelta(days=60)
        )
    page = family.post("/family/withdrawal", follow_redirects=True).text
    assert child(app, cast).erase_at < now() + timedelta(days=14)
    assert "n’entre plus" in page
    assert cast.log_in(client, cast.awa).get("/path").status_code == 302


def test_the_notice_is_open_to_everybody_in_three_languages(client):
    for language, words in (("fr", "Pour toi"), ("en", "For you, the child"), ("ar", "لك أنت")):
        client.post("/language", data={"language": language, "next": "/family/notice"})
        page = client.get("/family/notice").text
        assert words in page
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page


def test_from_the_notice_a_family_goes_back_to_answer_and_others_have_no_page_to_go_to(
    client, family
):
    assert 'href="/family/progress#rights"' in family.get("/family/notice").text
    assert "/family/progress" not in client.get("/family/notice").text


def test_the_notice_says_how_long_in_words_that_people_use(client):
    client.post("/language", data={"language": "fr"})
    page = client.get("/family/notice").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Après 2 ans sans visite" in page
    assert "60 jours plus tard" in page


def test_arabic_is_for_families_only(client):
    client.post("/language", data={"language": "ar"})
    assert 'lang="ar"' in client.get("/family/").text
    assert 'lang="ar"' not in client.get("/").text
