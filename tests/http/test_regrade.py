"""Earlier programs are graded again under the newest revision: looked at first, and only then changed."""

from types import SimpleNamespace

import pytest
from tests.cast import ScriptedSandbox, a_verdict, hand_in, note_progress
from tests.content.samples import exercise

from tremplin.models import Progress
from tremplin.models.db import db
from tremplin.runtime.wiring import start_answering
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin.services.operations import call_sandbox
from tremplin_sandbox.verdict import Verdict, VerdictClass

ADDRESS = "/teach/content/exercises/badge/regrade"
NOW_RIGHT = "print('maintenant juste')\n"


@pytest.fixture
def revised(app, cast):
    """Badge has a new revision; Awa had not solved the old one, Lina had."""
    app.extensions["grading"] = SimpleNamespace(
        sandbox=ScriptedSandbox(
            answers={NOW_RIGHT.encode(): a_verdict()},
            otherwise=lambda job: a_verdict(VerdictClass.FAILED),
        )
    )
    with app.app_context():
        note_progress(cast.awa, "badge")
        note_progress(cast.lina, "badge", stars=1)
        hand_in(cast.awa, "badge", NOW_RIGHT, a_verdict(VerdictClass.FAILED))
        hand_in(cast.lina, "badge", "print('juste avant')\n", a_verdict())
        files = exercise("badge")
        document = files["exercise.yaml"] + b"# seen once more\n"
        load_content([ExerciseFolder({**files, "exercise.yaml": document})], [])


def solved(app, child):
    with app.app_context():
        row = db.session.query(Progress).filter_by(learner_id=child.id).one()
        return row.first_success_at is not None


def test_who_would_change_is_shown_first(app, as_nadia, cast, revised):
    assert "2 enfants de vos groupes" in as_nadia.get(ADDRESS).text
    page = as_nadia.post(ADDRESS, data={"do": "look"}).text
    passes, _, stays = page.partition("Il ne réussirait plus")
    assert "Awa" in passes
    assert "Lina" in stays
    assert not solved(app, cast.awa)


def test_a_success_is_given_and_none_is_taken(app, as_nadia, cast, revised):
    page = as_nadia.post(ADDRESS, data={"do": "apply"}, follow_redirects=True).text
    assert "1 enfant a maintenant cette réussite." in page
    assert solved(app, cast.awa)
    assert solved(app, cast.lina)


def test_children_of_other_groups_are_not_named(app, client, cast, revised):
    visitor = cast.log_in(client, cast.omar)
    assert "Awa" not in visitor.post(ADDRESS, data={"do": "look"}).text


def test_where_a_runner_has_the_sandbox_it_is_the_same(app, as_nadia, cast, revised, monkeypatch):
    scripted = app.extensions.pop("grading").sandbox
    monkeypatch.setattr(call_sandbox, "TAKEN_WITHIN_S", 10.0)
    runner = start_answering(app, scripted)
    try:
        page = as_nadia.post(ADDRESS, data={"do": "apply"}, follow_redirects=True).text
    finally:
        runner.stop()
    assert "1 enfant a maintenant cette réussite." in page
    assert len(scripted.jobs) == 2


@pytest.mark.parametrize(
    ("reason", "status", "words"), [("exercise_error", 409, "at fault"), ("engine", 503, "")]
)
def test_where_there_is_no_verdict_the_page_says_why_and_nothing_changes(
    app, as_nadia, cast, revised, reason, status, words
):
    unjudged = Verdict(
        VerdictClass.PLATFORM_ERROR, reason, (), 0.01, detail="tests/test_it.py is at fault"
    )
    app.extensions["grading"].sandbox = ScriptedSandbox(otherwise=lambda job: unjudged)
    answer = as_nadia.post(ADDRESS, data={"do": "apply"})
    assert answer.status_code == status
    assert words in answer.text
    assert not solved(app, cast.awa)


def test_without_a_sandbox_nothing_changes(app, as_nadia, cast, revised):
    del app.extensions["grading"]
    assert as_nadia.post(ADDRESS, data={"do": "apply"}).status_code == 503
    assert not solved(app, cast.awa)


def test_an_unknown_exercise_is_not_found(as_nadia):
    assert as_nadia.get("/teach/content/exercises/nowhere/regrade").status_code == 404
