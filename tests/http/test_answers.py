"""An adult answers a child's work: words, a star, a look back; the child finds them."""

import pytest
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.models import AuditEvent, Comment, Progress
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.learning.drafts import save_draft
from tremplin_sandbox.verdict import VerdictClass

WORDS = "Ton robot parle ! Et s'il disait <b>deux</b> mots ?"


@pytest.fixture
def work(cast):
    return f"/teach/learners/{cast.awa.id}/exercises/hello"


@pytest.fixture
def as_awa_too(app, cast):
    return cast.log_in(app.test_client(), cast.awa)


def rows(app, kind):
    with app.app_context():
        return db.session.query(kind).all()


def test_words_reach_the_child_and_are_told_as_read(app, as_nadia, as_awa_too, cast, work):
    answer = as_nadia.post(f"{work}/comments", data={"text": f"  {WORDS}  "}, follow_redirects=True)
    assert "pas encore lu" in answer.text
    assert "Un mot pour toi" in as_awa_too.get("/path").text
    page = as_awa_too.get("/exercises/hello").text
    assert "Nadia te dit" in page
    assert "&lt;b&gt;deux&lt;/b&gt;" in page
    assert "<b>deux" not in page
    assert "Un mot pour toi" not in as_awa_too.get("/path").text
    assert "pas encore lu" not in as_nadia.get(work).text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("  ", "Écrivez d’abord quelques mots."), ("a" * 501, "500 caractères au plus")],
)
def test_words_that_cannot_be_kept_come_back_with_a_reason(app, as_nadia, work, text, sentence):
    answer = as_nadia.post(f"{work}/comments", data={"text": text})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert text in answer.text
    assert rows(app, Comment) == []


def test_words_are_taken_back(app, as_nadia, as_awa_too, work):
    as_nadia.post(f"{work}/comments", data={"text": "Bravo"})
    (comment,) = rows(app, Comment)
    as_nadia.post(f"{work}/comments/{comment.id}/removal")
    assert "te dit" not in as_awa_too.get("/exercises/hello").text
    assert rows(app, Comment) == []


def test_words_to_one_child_are_not_taken_back_through_another(app, as_nadia, cast, work):
    as_nadia.post(f"{work}/comments", data={"text": "Bravo"})
    (comment,) = rows(app, Comment)
    other = f"/teach/learners/{cast.lina.id}/exercises/hello/comments/{comment.id}/removal"
    assert as_nadia.post(other).status_code == 404
    assert len(rows(app, Comment)) == 1


def test_a_star_by_hand_makes_it_solved_once(app, as_nadia, cast, work):
    with app.app_context():
        note_progress(cast.awa, "hello", attempts=3)
    assert "Awa a une étoile de plus" in as_nadia.post(f"{work}/star", follow_redirects=True).text
    assert "déjà été donnée" in as_nadia.post(f"{work}/star", follow_redirects=True).text
    (progress,) = rows(app, Progress)
    assert (progress.stars, progress.attempts) == (1, 3)
    assert progress.first_success_at is not None
    with app.app_context():
        assert db.session.query(AuditEvent).filter_by(action="star.given").count() == 1


def test_a_star_by_hand_comes_on_top_of_those_earned(app, as_nadia, cast, work):
    with app.app_context():
        note_progress(cast.awa, "hello", stars=2)
    as_nadia.post(f"{work}/star")
    assert rows(app, Progress)[0].stars == 3


def test_the_look_back_has_what_was_typed_and_what_was_checked(app, as_nadia, cast, work):
    with app.app_context():
        exercise_id = current_exercise("hello").exercise_id
        save_draft(cast.awa.id, exercise_id, "print(", 0)
        save_draft(cast.awa.id, exercise_id, "print('Bip')", 1)
        hand_in(cast.awa, "hello", "print('Bip')", a_verdict(VerdictClass.FAILED))
        hand_in(cast.lina, "hello", "print('Lina')", a_verdict())
    assert "Revoir pas à pas" in as_nadia.get(work).text
    page = as_nadia.get(f"{work}/replay").text
    moments = page[page.index('id="moments"') : page.index("</script>", page.index('id="moments"'))]
    assert moments.index('"print("') < moments.index("print(\\u0027Bip\\u0027)")
    assert "Pas encore" in moments
    assert "Lina" not in moments


@pytest.mark.parametrize("what", ["comments", "star"])
def test_only_those_who_lead_the_child_answer(app, client, cast, work, what):
    assert (
        cast.log_in(client, cast.omar).post(f"{work}/{what}", data={"text": "Bravo"}).status_code
        == 404
    )
    assert (
        cast.log_in(client, cast.awa).post(f"{work}/{what}", data={"text": "Bravo"}).status_code
        == 302
    )
    assert rows(app, Comment) == []


def test_no_answer_to_an_exercise_that_is_not_hers(as_nadia, cast):
    answer = as_nadia.post(
        f"/teach/learners/{cast.awa.id}/exercises/maze/comments", data={"text": "Bravo"}
    )
    assert answer.status_code == 404
