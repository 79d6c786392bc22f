"""A program that could not be checked: what the child reads, what the adults of her group do about it."""

from __future__ import annotations

import pytest
from tests.cast import hand_in

from tremplin.cli import checks
from tremplin.models import AuditEvent, Progress, Submission, SubmissionState
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now


@pytest.fixture
def held(app, cast):
    """Awa's program for hello, held because of its exercise; gives its id."""
    return hold(app, cast.awa)


def hold(app, child, reason="exercise_error", retry_at=None):
    with app.app_context():
        submission_id = hand_in(child, "hello", "print('Bip')\n")
        with unit_of_work() as session:
            submission = session.get_one(Submission, submission_id)
            submission.state, submission.held_at = SubmissionState.HELD, now()
            submission.tries, submission.reason, submission.retry_at = 5, reason, retry_at
        return submission_id


def state_of(app, submission_id):
    with app.app_context():
        return db.session.get_one(Submission, submission_id).state


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "Un adulte s’en occupe"), ("en", "An adult looks at it")]
)
def test_the_child_reads_that_an_adult_looks_at_it(as_awa, held, language, words):
    with as_awa.session_transaction() as session:
        session["language"] = language
    poll = as_awa.get(f"/submissions/{held}")
    assert (poll.status_code, poll.json["state"]) == (202, "held")
    assert words in poll.json["html"]
    page = as_awa.get("/exercises/hello").text
    assert words in page
    assert f'data-waiting="/submissions/{held}"' in page


def test_the_board_names_it_and_it_is_tried_again(app, cast, as_nadia, held):
    group = f"/teach/groups/{cast.mercredi.id}"
    mark = as_nadia.get(f"{group}/board").headers["ETag"]
    assert f"/teach/submissions/{held}/trial" in as_nadia.get(group).text
    as_nadia.post(f"/teach/submissions/{held}/trial")
    assert state_of(app, held) is SubmissionState.QUEUED
    answer = as_nadia.get(f"{group}/board", headers={"If-None-Match": mark})
    assert answer.status_code == 200
    assert str(held) not in answer.text


def test_one_that_is_put_aside_is_told_kindly_and_counts_as_nothing(
    app, as_nadia, as_awa_beside, held
):
    as_nadia.post(f"/teach/submissions/{held}/closing")
    assert state_of(app, held) is SubmissionState.CLOSED
    poll = as_awa_beside.get(f"/submissions/{held}").json
    assert poll["state"] == "closed"
    assert "Tu n’y es pour rien" in poll["html"]
    with app.app_context():
        assert db.session.query(Progress).filter(Progress.attempts > 0).count() == 0


@pytest.fixture
def as_awa_beside(app, cast):
    return cast.log_in(app.test_client(), cast.awa)


@pytest.mark.parametrize(
    ("what", "action"), [("trial", "program.released"), ("closing", "program.put_aside")]
)
def test_the_trail_has_it_once(app, as_nadia, cast, held, what, action):
    for _ in range(2):
        as_nadia.post(f"/teach/submissions/{held}/{what}")
    with app.app_context():
        noted = db.session.query(AuditEvent).filter_by(action=action).one()
        assert (noted.learner_id, noted.details) == (cast.awa.id, {"exercise": "hello"})


def test_what_waits_for_the_checker_needs_nobody(app, cast, as_nadia):
    held = hold(app, cast.awa, "engine_unreachable", now())
    page = as_nadia.get(f"/teach/groups/{cast.mercredi.id}").text
    assert "Dès son retour, tout reprend tout seul." in page
    assert f"/teach/submissions/{held}/trial" not in page


def test_an_adult_of_another_group_does_not_find_it(app, cast, held):
    omar = cast.log_in(app.test_client(), cast.omar)
    assert omar.post(f"/teach/submissions/{held}/trial").status_code == 404
    assert state_of(app, held) is SubmissionState.HELD


def test_doctor_names_it(app, cast, held, monkeypatch):
    monkeypatch.setattr(checks, "_grading", lambda settings: [])
    finding = next(
        each for each in checks.examine(app.config["SETTINGS"]) if each.name == "Held programs"
    )
    assert not finding.is_well
    assert finding.words == "exercise_error 1; look at the board of Mercredi"
