from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from sqlalchemy import event, insert

from tremplin.models import Progress, Submission, SubmissionState
from tremplin.models.db import db
from tremplin.services.errors import Refused
from tremplin.services.learning import grade_submissions
from tremplin.services.learning.grade_submissions import (
    LEASE,
    RETRY_STEPS_S,
    claim_next,
    record_verdict,
    take_back_all,
)
from tremplin.services.learning.submit_solution import MOST_WAITING
from tremplin_sandbox.verdict import TestResult, TestStatus, Verdict, VerdictClass

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
GREETING = TestResult("greeting", TestStatus.PASSED, visible=True, level="required")
PASSED = Verdict(VerdictClass.PASSED, "", (GREETING,), 0.01)
FAILED = Verdict(VerdictClass.FAILED, "", (), 0.01)
BROKEN = Verdict(VerdictClass.PLATFORM_ERROR, "exercise_error", (), 0.01)
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


def test_twenty_programs_of_one_child_cost_another_one_turn(awa, theo, hand_in):
    for _ in range(MOST_WAITING):
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


@pytest.mark.parametrize(("prediction", "stars"), [(object(), 1), (None, 2)])
def test_a_question_right_by_trying_on_earns_one_star(awa, hand_in, monkeypatch, prediction, stars):
    loaded = SimpleNamespace(exercise=SimpleNamespace(prediction=prediction))
    for verdict in (FAILED, PASSED):
        submission = hand_in(awa)
        claim_next()
        with monkeypatch.context() as patch:
            patch.setattr(grade_submissions, "loaded_revision", lambda revision: loaded)
            record_verdict(submission.id, verdict)
    assert (progress().attempts, progress().stars) == (2, stars)


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


def fail_each_try(submission: Submission, verdict: Verdict) -> datetime:
    """Grade the submission as often as it is tried before it is held, each time with this verdict; gives the end."""
    at = datetime.now(UTC)
    for step_s in RETRY_STEPS_S:
        # The clock stands still: on a busy machine a verdict may be longer on its way than a second.
        with time_machine.travel(at, tick=False):
            assert claim_next().id == submission.id
            record_verdict(submission.id, verdict)
        at += timedelta(seconds=step_s + 1)
    return at


def test_what_cannot_be_graded_in_a_few_tries_is_held_and_tried_no_more(awa, hand_in):
    submission = hand_in(awa)
    at = fail_each_try(submission, BROKEN)
    held = fresh(submission)
    assert (held.state, held.reason, held.retry_at) == (
        SubmissionState.HELD,
        "exercise_error",
        None,
    )
    assert held.held_at is not None
    assert db.session.query(Progress).count() == 0
    with time_machine.travel(at + timedelta(days=1)):
        assert claim_next() is None


def test_what_is_held_while_the_checker_is_away_is_graded_when_it_is_back(awa, hand_in):
    submission = hand_in(awa)
    at = fail_each_try(submission, OUR_FAULT)
    assert fresh(submission).state is SubmissionState.HELD
    with time_machine.travel(at):
        assert claim_next().id == submission.id
        record_verdict(submission.id, PASSED)
    graded = fresh(submission)
    assert (graded.state, graded.held_at, graded.reason) == (SubmissionState.GRADED, None, None)
    assert progress().attempts == 1


def test_a_held_program_keeps_nobody_from_checking_and_a_newer_one_takes_its_place(awa, hand_in):
    first = hand_in(awa)
    fail_each_try(first, BROKEN)
    second = hand_in(awa)
    fail_each_try(second, BROKEN)
    assert fresh(first).state is SubmissionState.CLOSED
    assert fresh(second).state is SubmissionState.HELD


def test_a_child_has_twenty_programs_waiting_at_most(awa, theo, hand_in):
    for _ in range(MOST_WAITING):
        hand_in(awa)
    with pytest.raises(Refused, match="too_many_waiting"):
        hand_in(awa)
    assert db.session.query(Submission).count() == MOST_WAITING
    hand_in(theo)
    record_verdict(claim_next().id, FAILED)
    hand_in(awa)


@pytest.mark.parametrize("back", [timedelta(days=365), timedelta(hours=1)])
def test_a_clock_put_back_delays_no_retry(awa, hand_in, back):
    submission = hand_in(awa)
    with time_machine.travel(datetime.now(UTC) + back):
        claim_next()
        record_verdict(submission.id, OUR_FAULT)
    assert claim_next().id == submission.id


def test_a_clock_put_back_leaves_no_lease_that_lasts_for_a_year(awa, hand_in):
    submission = hand_in(awa)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=365)):
        claim_next()
    assert claim_next().id == submission.id


def test_turns_are_kept_whatever_the_clock_says(awa, theo, hand_in):
    for _ in range(3):
        hand_in(awa)
        hand_in(theo)
    served = []
    for days in (400, 0, -400, 0, 800, -20_000):
        with time_machine.travel(NOON + timedelta(days=days)):
            claim = claim_next()
            served.append(db.session.get_one(Submission, claim.id).learner_id)
            record_verdict(claim.id, FAILED)
    assert served == [awa.id, theo.id] * 3


def steps_of_a_claim() -> int:
    """How many hundreds of SQLite's own steps a claim takes."""
    counted = []

    def count(connection, record):
        connection.set_progress_handler(lambda: counted.append(1), 100)

    db.session.remove()
    event.listen(db.engine, "connect", count)
    assert claim_next() is not None
    event.remove(db.engine, "connect", count)
    return len(counted)


def test_a_claim_takes_no_more_steps_in_a_class_that_has_been_coming_for_a_year(
    make_learner, hand_in
):
    children = [make_learner(f"Child {number}") for number in range(30)]
    waiting = [hand_in(child) for child in children]
    at_first = steps_of_a_claim()
    row = {
        "exercise_id": waiting[0].exercise_id,
        "revision_id": waiting[0].revision_id,
        "source": "print(1)",
        "state": SubmissionState.GRADED,
        "submitted_at": NOON,
        "started_at": NOON,
        "tries": 1,
    }
    past = [
        {**row, "learner_id": child.id, "key": f"old-{n}", "arrival": 0}
        for child in children
        for n in range(200)
    ]
    db.session.execute(insert(Submission), past)
    db.session.commit()
    assert steps_of_a_claim() <= at_first * 1.1
