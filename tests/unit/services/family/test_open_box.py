import pytest
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.models import Group, Learner, Staff, Submission, SubmissionState
from tremplin.models.db import db
from tremplin.services.errors import Refused
from tremplin.services.family.open_box import left_ungraded, open_box
from tremplin.services.family.pack_box import box_of
from tremplin.services.learning.submit_solution import MOST_WAITING


@pytest.fixture
def box(app, cast):
    with app.app_context():
        note_progress(cast.awa, "hello", stars=1)
        hand_in(cast.awa, "hello", "print('graded')", a_verdict())
        hand_in(cast.awa, "hello", "print('waiting')")
        yield box_of(db.session.get_one(Learner, cast.awa.id), lambda exercise_id: {"fr": "Bonjour"})


@pytest.fixture
def samedi(app, box, cast) -> tuple[Group, Staff]:
    return db.session.get_one(Group, cast.samedi.id), db.session.get_one(Staff, cast.omar.id)


def test_what_waited_for_its_verdict_there_waits_for_it_here(box, samedi):
    child, missing = open_box(box, *samedi)
    rows = db.session.query(Submission).filter_by(learner_id=child.id)
    assert missing == []
    assert {row.source: row.state for row in rows} == {
        "print('graded')": SubmissionState.GRADED,
        "print('waiting')": SubmissionState.QUEUED,
    }


def test_two_of_one_name_cannot_be_told_apart_at_the_door(box, samedi):
    open_box(box, *samedi)
    db.session.expire_all()
    with pytest.raises(Refused, match="names_twice"):
        open_box(box, *samedi)


def test_of_many_that_waited_the_last_ones_are_graded_and_no_text_is_lost(app, box, cast, samedi):
    for number in range(MOST_WAITING + 5):
        hand_in(cast.awa, "hello", f"print({number})")
    full = box_of(db.session.get_one(Learner, cast.awa.id), lambda exercise_id: {"fr": "Bonjour"})
    child, _ = open_box(full, *samedi)
    states = [row.state for row in db.session.query(Submission).filter_by(learner_id=child.id)]
    assert states.count(SubmissionState.QUEUED) == MOST_WAITING
    assert left_ungraded(child) == states.count(SubmissionState.CLOSED) == 6
    assert len(states) == MOST_WAITING + 7
