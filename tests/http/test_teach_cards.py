"""Cards on paper: who is on them, and what they kill."""

import io
import re

import pytest
from pypdf import PdfReader

from tremplin.models import AuditEvent, Card, Learner
from tremplin.models.db import db


def text_of(answer) -> list[str]:
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    return [page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages]


def test_every_child_of_the_group_is_on_one_sheet(as_nadia, cast):
    (page,) = text_of(as_nadia.post(f"/teach/groups/{cast.mercredi.id}/cards"))
    for words in ("Awa", "Théo", "Lina", "Mercredi", "MERC2", "localhost"):
        assert words in page
    assert "Zoé" not in page


def test_eight_cards_fill_a_sheet(app, as_nadia, cast):
    with app.app_context():
        first = db.session.query(Learner).filter_by(display_name="Awa").one()
        for number in range(6):
            db.session.add(
                Learner(
                    group_id=first.group_id,
                    display_name=f"Enfant {number}",
                    avatar=first.avatar,
                    age_band=first.age_band,
                    language="fr",
                    created_at=first.created_at,
                )
            )
        db.session.commit()
    assert len(text_of(as_nadia.post(f"/teach/groups/{cast.mercredi.id}/cards"))) == 2


def test_the_text_is_in_the_groups_language(as_nadia, cast):
    as_nadia.post("/language", data={"language": "en"})
    (page,) = text_of(as_nadia.post(f"/teach/groups/{cast.mercredi.id}/cards"))
    assert "Your three pictures" not in page


def test_a_new_card_kills_the_old_one(app, as_nadia, cast):
    text_of(as_nadia.post(f"/teach/learners/{cast.awa.id}/card"))
    assert app.test_client().get(f"/c/{cast.awa.token}").status_code == 404
    assert app.test_client().get(f"/c/{cast.lina.token}").status_code == 302


def test_only_hashes_are_kept(app, as_nadia, cast):
    as_nadia.post(f"/teach/learners/{cast.awa.id}/card")
    with app.app_context():
        card = db.session.query(Card).filter_by(learner_id=cast.awa.id, revoked_at=None).one()
        assert re.fullmatch(r"[0-9a-f]{64}", card.token_hash)
        assert card.secret_hash.startswith("$argon2")
        assert (
            db.session.query(AuditEvent)
            .filter_by(action="card.issued", learner_id=cast.awa.id)
            .count()
            == 1
        )


def test_a_child_of_another_group_gets_no_card(as_nadia, cast):
    assert as_nadia.post(f"/teach/learners/{cast.zoe.id}/card").status_code == 404


@pytest.mark.parametrize(
    "path", ["/teach/groups/{0.mercredi.id}/cards", "/teach/learners/{0.awa.id}/card"]
)
def test_reading_a_page_never_issues_a_card(as_nadia, cast, path):
    assert as_nadia.get(path.format(cast)).status_code == 405


def test_the_missing_cards_are_printed_and_the_others_go_on_working(app, as_nadia, cast):
    page = f"/teach/groups/{cast.mercredi.id}"
    as_nadia.post(f"{page}/children", data={"age_band": "7-9", "naming": "names", "names": "Mei"})
    assert "1 carte manquante" in as_nadia.get(page).text
    (sheet,) = text_of(as_nadia.post(f"{page}/cards/missing"))
    assert "Mei" in sheet
    assert "Awa" not in sheet
    assert app.test_client().get(f"/c/{cast.awa.token}").status_code == 302


def test_printing_the_missing_cards_twice_kills_none(app, as_nadia, cast):
    answer = as_nadia.post(f"/teach/groups/{cast.mercredi.id}/cards/missing", follow_redirects=True)
    assert "Chaque enfant a une carte" in answer.text
    with app.app_context():
        assert db.session.query(Card).filter(Card.revoked_at.is_not(None)).count() == 0


def test_letters_that_no_font_has_are_told_before_anything_is_printed(as_nadia, cast):
    page = f"/teach/groups/{cast.mercredi.id}"
    white = "certaines lettres resteront blanches"
    as_nadia.post(f"{page}/children", data={"age_band": "7-9", "naming": "names", "names": "Олена"})
    assert white not in as_nadia.get(page).text
    as_nadia.post(f"{page}/children", data={"age_band": "7-9", "naming": "names", "names": "小明"})
    for place in (page, f"{page}/settings"):
        text = as_nadia.get(place).text
        assert white in text
        assert "<bdi>小明</bdi> – <strong><bdi>小 明</bdi></strong>" in text
        assert "<bdi>Олена</bdi>" not in text
    assert white not in as_nadia.get(f"/teach/learners/{cast.awa.id}").text
    (sheet,) = text_of(as_nadia.post(f"{page}/cards"))
    assert "Олена" in sheet
