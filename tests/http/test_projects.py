"""A project: milestones in the child's words, and a checklist that an adult ticks."""

import pytest
from tests.cast import hand_in
from tests.content.samples import project

from tremplin.models import AuditEvent, ChecklistTick
from tremplin.models.db import db
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass


@pytest.fixture
def badge(app, cast):
    """The badge, as a project; where its checklist is ticked for Awa."""
    files = project()
    files["exercise.yaml"] = files["exercise.yaml"].replace(b"revision: 1", b"revision: 2")
    with app.app_context():
        load_content([ExerciseFolder(files)], [])
    return f"/teach/learners/{cast.awa.id}/exercises/badge"


def _passed() -> Verdict:
    reached = [
        TestResult(id=name, status=TestStatus.PASSED, level="required", visible=True)
        for name in ("ines", "another-badge", "long-name")
    ]
    return Verdict(VerdictClass.PASSED, "", tuple(reached), 0.1)


def _ticks(app) -> set[str]:
    with app.app_context():
        return {row.item for row in db.session.query(ChecklistTick)}


def test_the_child_reads_what_is_asked_and_what_was_seen(client, cast, badge):
    page = cast.log_in(client, cast.awa).get("/exercises/badge").text
    assert "Chaque personne a le sien." in page
    assert "Une idée à toi." in page
    assert "project__seen" not in page
    cast.log_in(client, cast.nadia).post(f"{badge}/checklist", data={"item": ["idea"]})
    assert cast.log_in(client, cast.awa).get("/exercises/badge").text.count("project__seen") == 1


def test_her_verdict_names_the_milestones_and_whom_to_show_it_to(app, client, cast, badge):
    with app.app_context():
        submission = hand_in(cast.awa, "badge", "print('Bip')", _passed())
    html = cast.log_in(client, cast.awa).get(f"/submissions/{submission}").json["html"]
    assert "Chaque personne a le sien." in html
    assert "Montre maintenant ton projet" in html
    cast.log_in(client, cast.nadia).post(f"{badge}/checklist", data={"item": ["idea", "tidy"]})
    html = cast.log_in(client, cast.awa).get(f"/submissions/{submission}").json["html"]
    assert "Montre maintenant ton projet" not in html


def test_ticks_are_set_and_taken_back_and_audited(app, as_nadia, cast, badge):
    as_nadia.post(f"{badge}/checklist", data={"item": ["idea"]})
    as_nadia.post(f"{badge}/checklist", data={"item": ["tidy"]})
    assert _ticks(app) == {"tidy"}
    assert 'value="tidy" checked' in as_nadia.get(badge).text
    with app.app_context():
        events = db.session.query(AuditEvent).filter_by(
            action="checklist.ticked", learner_id=cast.awa.id
        )
        assert [event.details["ticked"] for event in events] == [1, 1]


def test_what_was_ticked_before_keeps_its_date(app, as_nadia, cast, badge):
    as_nadia.post(f"{badge}/checklist", data={"item": ["idea"]})
    with app.app_context():
        before = db.session.query(ChecklistTick).one().ticked_at
    assert as_nadia.post(f"{badge}/checklist", data={"item": ["idea", "tidy"]}).status_code == 302
    with app.app_context():
        assert db.session.query(ChecklistTick).filter_by(item="idea").one().ticked_at == before


@pytest.mark.parametrize("items", [["idea", "nonsense"], [""]])
def test_what_is_not_on_the_checklist_changes_nothing(app, as_nadia, badge, items):
    assert as_nadia.post(f"{badge}/checklist", data={"item": items}).status_code == 404
    assert _ticks(app) == set()


def test_an_exercise_without_checklist_has_nothing_to_tick(app, as_nadia, cast, badge):
    assert (
        as_nadia.post(f"/teach/learners/{cast.awa.id}/exercises/hello/checklist").status_code == 404
    )


def test_instructors_of_other_groups_and_children_tick_nothing(app, client, cast, badge):
    cast.log_in(client, cast.awa)
    assert client.post(f"{badge}/checklist", data={"item": ["idea"]}).status_code == 302
    cast.log_in(client, cast.omar)
    assert client.post(f"{badge}/checklist", data={"item": ["idea"]}).status_code == 404
    assert _ticks(app) == set()
