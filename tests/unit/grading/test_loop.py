import threading
from typing import Self
from uuid import uuid4

import pytest

from tremplin.grading import Claim, GradingLoop
from tremplin_sandbox.job import Job
from tremplin_sandbox.spec import GradingSpec
from tremplin_sandbox.verdict import Verdict, VerdictClass

SPEC = GradingSpec.model_validate(
    {
        "tests": [
            {"id": "a", "kind": "stdout", "expect": "1\n", "on_fail": {"fr": "Non.", "en": "No."}}
        ]
    }
)
PASSED = Verdict(VerdictClass.PASSED, "", (), 0.001)
OUR_FAULT = Verdict(VerdictClass.PLATFORM_ERROR, "engine_unreachable", (), 0.001)


class ScriptedSandbox:
    """Answers with the verdicts it was given, in turn."""

    def __init__(self, *verdicts: Verdict) -> None:
        self._verdicts = list(verdicts)

    def grade(self, job: Job) -> Verdict:
        return self._verdicts.pop(0)

    def close(self) -> None:
        self._verdicts = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *of_the_block: object) -> None:
        self.close()


class Queue:
    """Submissions in memory: claimed in order, recorded verdicts kept."""

    def __init__(self, *claims: Claim) -> None:
        self.waiting = list(claims)
        self.recorded: dict = {}
        self.all_done = threading.Event()

    def claim(self) -> Claim | None:
        return self.waiting.pop(0) if self.waiting else None

    def record(self, submission_id, verdict) -> None:
        self.recorded[submission_id] = verdict
        self.all_done.set()


@pytest.fixture
def claim():
    return Claim(uuid4(), Job(b"print(1)", SPEC))


def test_a_claim_is_graded_and_recorded(claim):
    queue = Queue(claim)
    loop = GradingLoop(queue.claim, queue.record, ScriptedSandbox(PASSED), workers=1)
    assert loop.grade_next()
    assert queue.recorded == {claim.id: PASSED}
    assert not loop.grade_next()


def test_an_answer_needs_no_sandbox(claim):
    queue = Queue(Claim(claim.id, claim.job, grade=lambda: PASSED))
    loop = GradingLoop(queue.claim, queue.record, ScriptedSandbox(), workers=1)
    assert loop.grade_next()
    assert queue.recorded == {claim.id: PASSED}


def test_whoever_watches_is_told(claim):
    queue = Queue(claim)
    loop = GradingLoop(queue.claim, queue.record, ScriptedSandbox(PASSED), workers=1)
    with loop.watching(claim.id) as recorded:
        assert not recorded.is_set()
        loop.grade_next()
        assert recorded.is_set()


def test_a_database_that_is_away_does_not_end_the_loop(claim, monkeypatch):
    monkeypatch.setattr("tremplin.grading.loop.AFTER_FAULT_S", 0.01)
    queue = Queue(claim)
    faults = [OSError("database is away")]

    def claim_with_a_fault():
        if faults:
            raise faults.pop()
        return queue.claim()

    loop = GradingLoop(claim_with_a_fault, queue.record, ScriptedSandbox(OUR_FAULT), workers=2)
    loop.start()
    loop.wake()
    assert queue.all_done.wait(5)
    loop.stop()
    assert queue.recorded == {claim.id: OUR_FAULT}
