"""An instructor tries the site as a child of the group: the same pages, and nothing is kept."""

import pytest

from tremplin.models import Draft, HelpRequest, Learner, ProblemReport, Progress, Submission
from tremplin.models.db import db

ROWS_OF_A_CHILD = (Draft, Submission, Progress, HelpRequest, ProblemReport)


@pytest.fixture
def trying(as_nadia, cast):
    as_nadia.post(f"/teach/groups/{cast.mercredi.id}/trial")
    return as_nadia


def rows(app):
    with app.app_context():
        return {
            model.__name__: db.session.query(model).count() for model in (Learner, *ROWS_OF_A_CHILD)
        }


def test_the_pages_are_those_of_a_child_with_every_bench_open(trying, cast):
    page = trying.get("/path").text
    assert "Premiers pas" in page
    assert "comme un enfant du groupe Mercredi" in page
    assert trying.get("/exercises/add-two").status_code == 200
    assert trying.get(f"/teach/groups/{cast.mercredi.id}").status_code == 302


def test_nothing_of_a_trial_is_kept(app, trying, cast):
    before = rows(app)
    trying.get("/exercises/hello")
    trying.put("/exercises/hello/draft", json={"source": "print(1)", "base": 0})
    trying.post("/exercises/hello/submissions", json={"source": "print(1)", "key": "key-00000001"})
    trying.post("/exercises/hello/unclear", data={"part": "words"})
    assert rows(app)["Draft"] == before["Draft"] + 1
    left = trying.post("/bye")
    assert left.location == "/teach/"
    assert rows(app) == {**before, "Learner": before["Learner"] - 1}
    assert trying.get(f"/teach/groups/{cast.mercredi.id}").status_code == 200


def test_a_trial_is_in_no_list(app, trying, cast):
    karim = cast.log_in(app.test_client(), cast.karim)
    group = f"/teach/groups/{cast.mercredi.id}"
    with app.app_context():
        trial = db.session.query(Learner).filter(Learner.preview_staff_id.is_not(None)).one()
        trial_id, name = trial.id, trial.display_name
    assert name == "Nadia"
    assert str(trial_id) not in karim.get(group).text + karim.get(f"{group}/settings").text
    assert karim.get(f"/teach/learners/{trial_id}").status_code == 404
    assert str(trial_id) not in app.test_client().get(f"/groups/{cast.mercredi.code}").text
    assert app.test_client().get(f"/groups/{cast.mercredi.code}/{trial_id}").status_code == 404


def test_a_trial_never_left_is_gone_with_the_next_one(app, trying, cast):
    cast.log_in(trying, cast.nadia)
    trying.post(f"/teach/groups/{cast.mercredi.id}/trial")
    with app.app_context():
        assert db.session.query(Learner).filter(Learner.preview_staff_id.is_not(None)).count() == 1


def test_nobody_becomes_a_trial_by_its_id_alone(app, trying, cast):
    with app.app_context():
        trial_id = db.session.query(Learner).filter(Learner.preview_staff_id.is_not(None)).one().id
    thief = app.test_client()
    with thief.session_transaction() as session:
        session["_user_id"] = f"learner:{trial_id}"
    assert thief.get("/path").status_code == 302
