"""Waiting for a verdict: told when it is there, and in nobody's way meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from tests.cast import this_app

from tremplin.models import SubmissionState
from tremplin.services.learning.await_verdict import await_verdict
from tremplin.services.learning.grade_submissions import claim_next, record_verdict
from tremplin_sandbox.verdict import Verdict, VerdictClass

PASSED = Verdict(VerdictClass.PASSED, "", (), 0.01)


class Waiting:
    """A grading loop whose announcement is waited for; ``meanwhile`` is what happens then."""

    def __init__(self, meanwhile):
        self._meanwhile = meanwhile

    @contextmanager
    def watching(self, submission_id):
        yield self

    def wait(self, seconds):
        self._meanwhile()


@pytest.fixture
def submission(make_learner, hand_in):
    return hand_in(make_learner("Awa"))


@pytest.fixture
def lent(database):
    """The connections of the database that are lent out at the moment."""
    lent = set()
    event.listen(
        database.engine, "checkout", lambda connection, record, proxy: lent.add(id(record))
    )
    event.listen(database.engine, "checkin", lambda connection, record: lent.discard(id(record)))
    return lent


def test_a_verdict_that_another_process_wrote_is_found(submission):
    app = this_app()

    def grade():
        with app.app_context():
            record_verdict(claim_next().id, PASSED)

    with ThreadPoolExecutor(1) as beside:
        done = beside.submit(grade)
        assert await_verdict(submission.id, None).state is SubmissionState.GRADED
        done.result()


def test_without_one_the_wait_is_bounded(submission):
    assert await_verdict(submission.id, None, patience_s=0.1).state is SubmissionState.QUEUED


def test_a_child_who_waits_holds_no_connection_that_others_need(submission, lent):
    held: list[set[object]] = []
    loop: Any = Waiting(lambda: held.append(set(lent)))
    await_verdict(submission.id, loop, patience_s=0.05)
    assert held
    assert set.union(*held) == set()
