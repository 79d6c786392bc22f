from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tremplin.models import Progress, Submission, SubmissionState
from tremplin.models.db import db
from tremplin.services.learning.grade_submissions import LEASE, claim_next, record_verdict, take_back_all
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
GREETING = TestResult("greeting", TestStatus.PASSED, visible=True, level="required")
PASSED = Verdict(VerdictClass.PASSED, "", (GREETING,), 0.01)
FAILED = Verdict(VerdictClass.FAILED, "", (), 0.01)
OUR_FAULT = Verdict(VerdictClass.PLATFORM_ERROR, "engine_unreachable", (), 0.01)


def fresh(submission: Submission) -> Submission:
    db.session.expire_all()
    return db.session.get_one(Submission, submission.id)


def progress() -> Progress:
    return db.session.query(Progress).one()


@pytest.fixture
def awa(make_learner):
    return make_learner("Awa")


@pytest.fixture
def theo(make_learner):
    return make_learner("Théo")


def test_nothing_waits_in_an_empty_queue(database):
    assert claim_next() is None


def test_a_claim_carries_the_source_and_no_identity(awa, hand_in):
    submission = hand_in(awa, "print('Bip')\n")
    claim = claim_next()
    assert claim.id == submission.id
    assert claim.job.source == b"print('Bip')\n"
    assert str(awa.id) not in repr(claim.job)


def test_a_learner_has_one_running_submission_at_a_time(awa, hand_in):
    first, second = hand_in(awa), hand_in(awa)
    assert claim_next().id == first.id
    assert claim_next() is None
    record_verdict(first.id, FAILED)
    assert claim_next().id == second.id


def test_fifty_programs_of_one_child_cost_another_one_turn(awa, theo, hand_in):
    for _ in range(50):
        hand_in(awa)
    waiting = hand_in(theo)
    record_verdict(claim_next().id, FAILED)
    assert claim_next().id == waiting.id


def test_whoever_was_served_longest_ago_is_next(awa, theo, hand_in):
    hand_in(awa)
    hand_in(theo)
    with time_machine.travel(NOON + timedelta(days=400), tick=False):
        record_verdict(claim_next().id, FAILED)
    with time_machine.travel(NOON + timedelta(days=401), tick=False):
        record_verdict(claim_next().id, FAILED)
        hand_in(theo)
        again = hand_in(awa)
        assert claim_next().id == again.id


def test_a_verdict_becomes_progress(awa, hand_in):
    submission = hand_in(awa)
    claim_next()
    record_verdict(submission.id, PASSED)
    graded = fresh(submission)
    assert (graded.state, graded.verdict_class) == (SubmissionState.GRADED, "passed")
    assert Verdict.from_json(graded.verdict) == PASSED
    assert (progress().attempts, progress().stars) == (1, 2)


def test_a_second_verdict_changes_nothing(awa, hand_in):
    submission = hand_in(awa)
    claim_next()
    record_verdict(submission.id, PASSED)
    record_verdict(submission.id, FAILED)
    assert fresh(submission).verdict_class == "passed"
    assert progress().attempts == 1


def test_what_the_platform_could_not_grade_is_kept_and_tried_again(awa, hand_in):
    submission = hand_in(awa)
    claim_next()
    record_verdict(submission.id, OUR_FAULT)
    assert fresh(submission).state is SubmissionState.QUEUED
    assert db.session.query(Progress).count() == 0
    assert claim_next() is None
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=3)):
        assert claim_next().id == submission.id


def test_what_a_dead_grader_left_is_graded_by_another(awa, hand_in):
    submission = hand_in(awa)
    claim_next()
    assert claim_next() is None
    with time_machine.travel(datetime.now(UTC) + LEASE + timedelta(seconds=1)):
        assert claim_next().id == submission.id


def test_a_house_with_one_grader_takes_back_at_once_what_its_predecessor_left(awa, hand_in):
    submission = hand_in(awa)
    claim_next()
    assert take_back_all() == 1
    assert claim_next().id == submission.id
