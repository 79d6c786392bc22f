"""The grading loop: claim what is to be graded next, grade it, record the verdict, again.

The queue is the database (decision 0001): the loop is given functions that claim and record, and
runs the same in the web process (``inline``) and in a runner of its own, over submissions and over
what pages ask of a runner's sandbox. What a dead process left behind is claimed again by whoever
looks next, because a claim is only a lease.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import structlog

from tremplin_sandbox.job import Job
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.verdict import Verdict

POLL_S = 0.2
"""How often an idle loop looks for work that another process wrote."""

EAGER_POLL_S = 0.02
EAGER_FOR_S = 2.0
"""How often, and for how long, it looks after it had some: a proof is many jobs, one after the
other."""

AFTER_FAULT_S = 2.0
"""Pause after the database refused to answer, so that a broken one is not hammered."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Claim:
    """What this loop may grade until a lease ends, and the job it is; no identity of a child.

    ``grade`` replaces the sandbox for work that needs none (an answer to a ``predict`` exercise).
    """

    id: UUID
    job: Job
    grade: Callable[[], Verdict] | None = None


Claimer = Callable[[], Claim | None]
"""Takes what comes next under a lease, or None when nothing waits."""

Recorder = Callable[[UUID, Verdict], None]
"""Keeps the verdict for what was claimed with all that it means, in one transaction,
idempotently."""


class GradingLoop:
    """Threads that grade what is claimed.

    There are ``workers`` of them; ``wake`` spares a fresh submission the wait for the next poll.
    """

    def __init__(self, claim: Claimer, record: Recorder, sandbox: Sandbox, workers: int) -> None:
        self._claim = claim
        self._record = record
        self._sandbox = sandbox
        self._work = threading.Semaphore(0)
        self._watchers: dict[UUID, list[threading.Event]] = {}
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, name=f"grader-{number}", daemon=True)
            for number in range(workers)
        ]

    @property
    def sandbox(self) -> Sandbox:
        """Where the programs run."""
        return self._sandbox

    def start(self) -> None:
        """Start the workers."""
        for thread in self._threads:
            thread.start()

    def stop(self, timeout_s: float = 10) -> None:
        """Let each worker finish the submission it holds, then end; what waits stays queued."""
        self._stopping.set()
        for _ in self._threads:
            self._work.release()
        deadline = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def wake(self) -> None:
        """Say that a submission has been written."""
        self._work.release()

    @contextmanager
    def watching(self, submission_id: UUID) -> Iterator[threading.Event]:
        """An event that is set when this process records the submission inside the block."""
        recorded = threading.Event()
        with self._lock:
            self._watchers.setdefault(submission_id, []).append(recorded)
        try:
            yield recorded
        finally:
            with self._lock:
                self._watchers[submission_id].remove(recorded)
                if not self._watchers[submission_id]:
                    del self._watchers[submission_id]

    def _run(self) -> None:
        eager_until = 0.0
        while not self._stopping.is_set():
            self._work.acquire(timeout=EAGER_POLL_S if time.monotonic() < eager_until else POLL_S)
            try:
                while not self._stopping.is_set() and self.grade_next():
                    eager_until = time.monotonic() + EAGER_FOR_S
            except Exception:  # the loop outlives a database that is away for a moment
                log.exception("grading_fault")
                self._stopping.wait(AFTER_FAULT_S)

    def grade_next(self) -> bool:
        """Grade one job; False when nothing waits."""
        claim = self._claim()
        if claim is None:
            return False

        verdict = claim.grade() if claim.grade else self._sandbox.grade(claim.job)
        self._record(claim.id, verdict)
        log.info(
            "graded",
            verdict=verdict.verdict.value,
            reason=verdict.reason,
            wall_s=round(verdict.wall_s, 4),
        )
        self._announce(claim.id)

        return True

    def _announce(self, submission_id: UUID) -> None:
        with self._lock:
            for recorded in self._watchers.get(submission_id, ()):
                recorded.set()
