"""Pages and a runner that meet in the database alone."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta

import pytest
from tests.cast import ScriptedSandbox, a_verdict, this_app

from tremplin.grading import GradingLoop, NoRunnerError, RemoteSandbox
from tremplin.models import SandboxCall
from tremplin.models.db import db, unit_of_work
from tremplin.runtime.wiring import start_answering
from tremplin.services.clock import now
from tremplin.services.operations import call_sandbox as module
from tremplin.services.operations.call_sandbox import (
    call_sandbox,
    claim_call,
    forget_calls,
    record_answer,
)
from tremplin_sandbox.job import Job
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import VerdictClass

SPEC = GradingSpec.model_validate(
    {
        "tests": [
            {
                "id": "greeting",
                "kind": "stdout",
                "expect": "Bip\n",
                "on_fail": {"fr": "Non.", "en": "No."},
            }
        ]
    }
)
JOB = Job(b"print('Bip')\xff", SPEC, files={"words.txt": b"bip\n"})


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(module, "TAKEN_WITHIN_S", 5.0)
    monkeypatch.setattr(module, "ANSWERED_WITHIN_S", 5.0)


@contextmanager
def calling(job=JOB):
    """The call of a page that waits beside the test, as a future."""
    app = this_app()

    def call():
        with app.app_context():
            return call_sandbox(job)

    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(call)


def claimed():
    """What a runner finds, once it is there."""
    for _ in range(500):
        claim = claim_call()
        if claim is not None:
            return claim
    raise AssertionError("nothing was called")


def calls():
    return db.session.query(SandboxCall).count()


def test_the_verdict_comes_back_to_whoever_called_and_nothing_is_left(database):
    verdict = a_verdict(VerdictClass.FAILED)
    with calling() as answer:
        claim = claimed()
        assert claim.job == JOB
        assert claim_call() is None
        record_answer(claim.id, verdict)
        assert answer.result(5) == verdict
    assert calls() == 0


def test_where_no_runner_begins_the_call_ends_and_is_taken_back(database, monkeypatch):
    monkeypatch.setattr(module, "TAKEN_WITHIN_S", 0.05)
    with pytest.raises(NoRunnerError, match="runner_unreachable"):
        call_sandbox(JOB)
    assert calls() == 0


def test_a_runner_that_dies_over_it_is_told_apart(database, monkeypatch):
    monkeypatch.setattr(module, "ANSWERED_WITHIN_S", 0.05)
    with calling() as answer:
        claim = claimed()
        with pytest.raises(NoRunnerError, match="runner_lost"):
            answer.result(5)
    record_answer(claim.id, a_verdict())
    assert calls() == 0


def test_calls_are_taken_in_the_order_they_came(database):
    with unit_of_work() as session:
        for source, age_s in ((b"2", 1), (b"1", 2)):
            called_at = now() - timedelta(seconds=age_s)
            session.add(SandboxCall(job=Job(source, SPEC).to_json(), called_at=called_at))
    assert [claim_call().job.source, claim_call().job.source] == [b"1", b"2"]


def test_a_call_of_another_version_is_answered_at_once(database):
    with unit_of_work() as session:
        call = SandboxCall(job={"source": "?"}, called_at=now())
        session.add(call)
    assert claim_call() is None
    assert (
        db.session.get(SandboxCall, call.id, populate_existing=True).verdict["reason"]
        == "unreadable_job"
    )


def test_what_a_dead_page_left_is_forgotten(database):
    with unit_of_work() as session:
        session.add(SandboxCall(job=JOB.to_json(), called_at=now() - timedelta(minutes=6)))
        session.add(SandboxCall(job=JOB.to_json(), called_at=now() - timedelta(minutes=1)))
    forget_calls()
    assert calls() == 1


def test_a_runners_loop_answers_many_pages(database):
    app = this_app()
    scripted = ScriptedSandbox({b"wrong": a_verdict(VerdictClass.FAILED)})
    loop: GradingLoop = start_answering(app, scripted)

    def grade(source):
        def call(job):
            with app.app_context():
                return call_sandbox(job)

        return RemoteSandbox(call).grade(Job(source, SPEC)).passed

    try:
        with ThreadPoolExecutor(6) as pages:
            passed = list(pages.map(grade, [b"right", b"wrong"] * 6))
    finally:
        loop.stop()
    assert passed == [True, False] * 6
    assert calls() == 0


def test_a_page_that_gets_no_answer_has_a_verdict_of_ours_and_waits_once():
    asked = []

    def nobody(job):
        asked.append(job)
        raise NoRunnerError("runner_unreachable")

    sandbox = RemoteSandbox(nobody)
    verdicts = [sandbox.grade(JOB) for _ in range(3)]
    assert {(each.verdict, each.reason) for each in verdicts} == {
        (VerdictClass.PLATFORM_ERROR, "runner_unreachable")
    }
    assert len(asked) == 1
