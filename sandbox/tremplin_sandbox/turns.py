"""Whose job runs next: a bounded number at once, one a lane, round robin over the lanes.

A lane is a word of the caller's for whoever must not crowd out the others, one learner for instance. It never leaves
this module: no container, log or measure sees it.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tremplin_sandbox.errors import EngineError, SandboxError
from tremplin_sandbox.measures import WAITING, WAITING_S

Moved = Callable[[int], None]
"""Called with a job's place in the line each time it changes: how many jobs come before it; 0 when it runs."""


class LaneFullError(SandboxError):
    """More jobs wait in one lane than it may hold."""

    def __init__(self) -> None:
        super().__init__("queue_full", "too many jobs of one lane are waiting")


class Turns:
    """Hands out turns.

    Args:
        concurrent: Jobs that may run at once.
        per_lane: Jobs that may wait in one lane.
    """

    def __init__(self, concurrent: int, per_lane: int) -> None:
        self._concurrent = concurrent
        self._per_lane = per_lane
        self._changed = threading.Condition()
        self._waiting: dict[str, deque[object]] = {}
        """Waiting jobs by lane; the lanes in the order in which they are served."""
        self._busy: set[str] = set()
        self._granted: set[object] = set()
        self._is_closed = False

    @contextmanager
    def turn(self, lane: str | None = None, moved: Moved | None = None) -> Iterator[None]:
        """Wait for a turn, and give it back at the end of the block.

        Args:
            lane: Whose job it is; a lane of its own when None.
            moved: Told the place in the line, in this thread.

        Raises:
            LaneFullError: Too many of this lane wait already.
            EngineError: The sandbox closes.
        """
        ticket = object()
        lane = lane if lane is not None else f"own {id(ticket)}"
        self._queue(ticket, lane)
        try:
            with WAITING_S.time(), WAITING.track_inprogress():
                self._await(ticket, moved)
            yield
        finally:
            self._leave(ticket, lane)

    def waiting(self) -> int:
        """How many jobs wait."""
        with self._changed:
            return sum(map(len, self._waiting.values()))

    def close(self) -> None:
        """Send away whoever waits."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def _queue(self, ticket: object, lane: str) -> None:
        with self._changed:
            line = self._waiting.setdefault(lane, deque())
            if len(line) >= self._per_lane:
                raise LaneFullError
            line.append(ticket)
            self._grant()

    def _await(self, ticket: object, moved: Moved | None) -> None:
        place = -1
        while True:
            with self._changed:
                self._changed.wait_for(lambda before=place: self._is_closed or self._place(ticket) != before)  # type: ignore[misc]
                if self._is_closed:
                    raise EngineError("sandbox_closed", "the sandbox is closed")
                place = self._place(ticket)
            if moved:
                moved(place)
            if place == 0:
                return

    def _leave(self, ticket: object, lane: str) -> None:
        with self._changed:
            if ticket in self._granted:
                self._granted.remove(ticket)
                self._busy.remove(lane)
            else:
                self._waiting[lane].remove(ticket)
                self._drop_if_empty(lane)
            self._grant()

    def _grant(self) -> None:
        """Give free turns away, each lane's oldest job first, then the lane to the end of the round."""
        while len(self._granted) < self._concurrent:
            lane = next((lane for lane in self._waiting if lane not in self._busy), None)
            if lane is None:
                break
            line = self._waiting.pop(lane)
            self._granted.add(line.popleft())
            self._busy.add(lane)
            if line:
                self._waiting[lane] = line
        self._changed.notify_all()

    def _drop_if_empty(self, lane: str) -> None:
        if not self._waiting[lane]:
            del self._waiting[lane]

    def _place(self, ticket: object) -> int:
        """How many jobs come before one that waits, itself counted; 0 for one that has its turn."""
        if ticket in self._granted:
            return 0
        lanes = list(self._waiting.values())
        own = next(index for index, line in enumerate(lanes) if ticket in line)
        depth = lanes[own].index(ticket)
        others = (min(len(line), depth + (index < own)) for index, line in enumerate(lanes) if index != own)
        return 1 + depth + sum(others)
