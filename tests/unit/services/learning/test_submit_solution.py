import pytest

from tremplin.models import Submission, SubmissionState
from tremplin.models.db import db
from tremplin.services.errors import Refused


@pytest.fixture
def awa(make_learner):
    return make_learner("Awa")


def test_a_submission_is_written_before_anyone_grades_it(awa, hand_in):
    submission = hand_in(awa, "print(1)\n")
    db.session.expire_all()
    kept = db.session.get_one(Submission, submission.id)
    assert (kept.state, kept.source) == (SubmissionState.QUEUED, "print(1)\n")


def test_a_second_click_is_the_same_submission(awa, hand_in):
    assert hand_in(awa, key="one-click").id == hand_in(awa, "print(2)\n", key="one-click").id


def test_the_same_key_of_another_child_is_another_submission(awa, make_learner, hand_in):
    assert hand_in(awa, key="one-click").id != hand_in(make_learner("Théo"), key="one-click").id


def test_an_empty_program_is_taken(awa, hand_in):
    assert hand_in(awa, "").state is SubmissionState.QUEUED


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("x" * 64_001, "too_large"),
        ("é" * 32_001, "too_large"),
        ("print(1)\0", "nul_byte"),
        ("\ud800", "not_text"),
    ],
)
def test_what_can_never_be_graded_is_refused_and_nothing_is_written(awa, hand_in, source, reason):
    with pytest.raises(Refused) as refused:
        hand_in(awa, source)
    assert refused.value.reason == reason
    assert db.session.query(Submission).count() == 0


def test_a_program_of_exactly_64_kb_is_taken(awa, hand_in):
    assert hand_in(awa, "#" * 64_000).state is SubmissionState.QUEUED


@pytest.mark.parametrize("key", ["", "short", "a" * 41, "with space", "semi;colon"])
def test_a_key_that_no_page_makes_is_refused(awa, hand_in, exercise, key):
    from tremplin.services.learning.submit_solution import submit_solution

    with pytest.raises(Refused, match="bad_key"):
        submit_solution(awa.id, exercise, "print(1)", key)
