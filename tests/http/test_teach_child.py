"""A child's page and her work, as her instructor sees them."""

import io

import pytest
from pypdf import PdfReader
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.models import AuditEvent, FamilySlip
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.learning.drafts import save_draft
from tremplin_sandbox.verdict import VerdictClass


def audited(app, action) -> list[AuditEvent]:
    with app.app_context():
        return db.session.query(AuditEvent).filter_by(action=action).all()


def test_the_page_tells_where_she_stands(app, as_nadia, cast):
    with app.app_context():
        note_progress(cast.awa, "hello", attempts=3, stars=1)
    page = as_nadia.get(f"/teach/learners/{cast.awa.id}").text
    assert "Bonjour" in page
    assert f"/teach/learners/{cast.awa.id}/exercises/hello" in page


def test_her_newest_program_is_shown_with_its_verdict(app, as_nadia, cast):
    with app.app_context():
        hand_in(cast.awa, "hello", "print('Bop')  # first", a_verdict(VerdictClass.FAILED))
        hand_in(cast.awa, "hello", "print('Bip')  # second")
        save_draft(cast.awa.id, current_exercise("hello").exercise_id, "print('on the desk')", 0)
    page = as_nadia.get(f"/teach/learners/{cast.awa.id}/exercises/hello").text
    assert page.index("on the desk") < page.index("# second") < page.index("# first")
    assert "Regarde encore." in page


def test_a_draft_that_was_checked_is_shown_once(app, as_nadia, cast):
    with app.app_context():
        hand_in(cast.awa, "hello", "print('Bip')  # once", a_verdict())
        save_draft(cast.awa.id, current_exercise("hello").exercise_id, "print('Bip')  # once", 0)
    assert as_nadia.get(f"/teach/learners/{cast.awa.id}/exercises/hello").text.count("# once") == 1


def test_code_is_shown_as_text(app, as_nadia, cast):
    hostile = "print('</code><script>alert(1)</script>')"
    with app.app_context():
        hand_in(
            cast.awa,
            "hello",
            hostile,
            a_verdict(VerdictClass.FAILED, got="<script>alert(2)</script>"),
        )
    page = as_nadia.get(f"/teach/learners/{cast.awa.id}/exercises/hello").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(2)" in page


@pytest.mark.parametrize("path", ["", "/exercises/hello"])
def test_a_child_of_another_group_is_not_found(as_nadia, cast, path):
    assert as_nadia.get(f"/teach/learners/{cast.zoe.id}{path}").status_code == 404


def test_an_exercise_that_is_not_on_her_path_is_not_found(as_nadia, cast):
    assert as_nadia.get(f"/teach/learners/{cast.awa.id}/exercises/swap").status_code == 404


def test_each_look_is_in_the_audit_trail(app, as_nadia, cast):
    as_nadia.get(f"/teach/learners/{cast.awa.id}")
    as_nadia.get(f"/teach/learners/{cast.awa.id}/exercises/hello")
    for action in ("child.opened", "work.read"):
        (event,) = audited(app, action)
        assert (event.actor, event.learner_id) == (f"staff:{cast.nadia.id}", cast.awa.id)


def test_the_slip_is_one_page_in_the_familys_language(as_nadia, cast):
    answer = as_nadia.post(f"/teach/learners/{cast.awa.id}/slip", data={"language": "en"})
    assert answer.mimetype == "application/pdf"
    (page,) = PdfReader(io.BytesIO(answer.data)).pages
    text = page.extract_text()
    assert "Awa" in text
    assert "For the family of" in text
    assert "localhost/family" in text


def test_slips_can_be_ended(app, as_nadia, cast):
    as_nadia.post(f"/teach/learners/{cast.awa.id}/slip", data={"language": "fr"})
    answer = as_nadia.post(f"/teach/learners/{cast.awa.id}/slips/revoke")
    assert answer.location == f"/teach/learners/{cast.awa.id}"
    with app.app_context():
        assert db.session.query(FamilySlip).filter_by(revoked_at=None).count() == 0


def test_a_slip_needs_a_language_the_site_speaks(app, as_nadia, cast):
    assert (
        as_nadia.post(f"/teach/learners/{cast.awa.id}/slip", data={"language": "xx"}).status_code
        == 400
    )
    with app.app_context():
        assert db.session.query(FamilySlip).count() == 0


@pytest.mark.parametrize("path", ["slip", "slips/revoke"])
def test_a_child_of_another_group_gets_no_slip(as_nadia, cast, path):
    assert (
        as_nadia.post(f"/teach/learners/{cast.zoe.id}/{path}", data={"language": "fr"}).status_code
        == 404
    )
