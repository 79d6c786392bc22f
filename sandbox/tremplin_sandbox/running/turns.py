"""The waiting line: a bounded number of jobs runs, in the order of arrival, and one waits.

Fairness between learners is not decided here: whoever has a queue of theirs chooses among them
before a job comes.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from tremplin_sandbox.errors import EngineError, SandboxError
from tremplin_sandbox.running.metrics import WAITING, WAITING_S


class QueueFullError(SandboxError):
    """As many jobs wait as may."""

    def __init__(self) -> None:
        super().__init__("queue_full", "too many jobs are waiting")


class Turns:
    """Hands out turns, first come, first served.

    Args:
        concurrent: Jobs that may run at once.
        most_waiting: Jobs that may wait.
    """

    def __init__(self, concurrent: int, most_waiting: int) -> None:
        self._concurrent = concurrent
        self._most_waiting = most_waiting
        self._changed = threading.Condition()
        self._waiting: deque[object] = deque()
        self._running = 0
        self._is_closed = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and give it back at the end of the block.

        Raises:
            QueueFullError: Too many wait already.
            EngineError: The sandbox closes.
        """
        with WAITING_S.time(), WAITING.track_inprogress():
            self._take()

        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def waiting(self) -> int:
        """How many jobs wait."""
        with self._changed:
            return len(self._waiting)

    def close(self) -> None:
        """Send away whoever waits."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def _take(self) -> None:
        ticket = object()

        with self._changed:
            if not self._is_next(None) and len(self._waiting) >= self._most_waiting:
                raise QueueFullError

            self._waiting.append(ticket)

            try:
                self._changed.wait_for(lambda: self._is_closed or self._is_next(ticket))
                if self._is_closed:
                    raise EngineError("sandbox_closed", "the sandbox is closed")
                self._running += 1
            finally:
                self._waiting.remove(ticket)
                # Where two turns came free at once, the next in line may go as well.
                self._changed.notify_all()

    def _is_next(self, ticket: object | None) -> bool:
        """Whether this ticket may run now; without one, whether a new one could."""
        first = self._waiting[0] if self._waiting else None
        return first is ticket and self._running < self._concurrent
