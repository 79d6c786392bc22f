"""A clock that never goes back; it orders the copies that two sites have of a row.

A reading is one whole number: 48 bits of milliseconds since 1970, then 16 bits that count readings
of the same millisecond.
"""

from __future__ import annotations

import threading

COUNTER_BITS = 16
AHEAD_MS = 48 * 60 * 60 * 1000
"""No clock is followed that is further ahead of every other: somebody mistyped a date."""
RESERVED_MS = 2 * 60 * 1000
"""So far ahead of the time the ceiling is set: the site notes a new one at most this often."""
LEAST_RESERVED = 1000 << COUNTER_BITS
"""So many readings are left below a new ceiling at least, where the machine's clock stands still or
is behind."""


class ClockAheadError(Exception):
    """Another site's clock is so far ahead that its date must be wrong.

    ``ahead_ms`` says how far.
    """

    def __init__(self, ahead_ms: int) -> None:
        super().__init__(f"a clock is {ahead_ms} ms ahead of every other")
        self.ahead_ms = ahead_ms


def reading_at(wall_ms: int) -> int:
    """The first reading of a millisecond."""
    return wall_ms << COUNTER_BITS


def milliseconds_of(reading: int) -> int:
    """The milliseconds since 1970 in a reading."""
    return reading >> COUNTER_BITS


class LogicalClock:
    """The clock of one process; safe to read from several threads.

    A process that starts goes on from the ceiling that the one before it noted in the database:
    every reading in the database is below that, so a machine whose date was put back meanwhile
    makes no smaller one.
    """

    def __init__(self, ceiling: int = 0) -> None:
        self._lock = threading.Lock()
        self._last = ceiling
        self._ceiling = ceiling

    def start_from(self, ceiling: int) -> None:
        """Go on from the ceiling noted in the database."""
        with self._lock:
            self._last = max(self._last, ceiling)
            self._ceiling = ceiling

    def tick(self, wall_ms: int) -> int:
        """A reading greater than every one before.

        Args:
            wall_ms: What the machine's clock says; not followed where it is far ahead of everything
                seen so far, until :meth:`believe` is told to.
        """
        with self._lock:
            self._last = max(self._last + 1, self._followed(wall_ms))
            return self._last

    def believe(self, wall_ms: int) -> None:
        """Follow the machine's clock, however far ahead: the machine has slept for a while."""
        with self._lock:
            self._last = max(self._last, reading_at(wall_ms))

    def witness(self, reading: int, wall_ms: int) -> None:
        """Another site's reading: from now on this clock's are greater.

        Raises:
            ClockAheadError: It is more than :data:`AHEAD_MS` ahead of this machine's clock and of
                everything seen.
        """
        with self._lock:
            newest = max(self._last, self._followed(wall_ms))
            ahead_ms = milliseconds_of(reading) - milliseconds_of(newest)
            if ahead_ms > AHEAD_MS:
                raise ClockAheadError(ahead_ms)
            self._last = max(self._last, reading)

    def ceiling_to_note(self, wall_ms: int) -> int | None:
        """A new ceiling where the old one is reached, else None.

        It is noted together with the rows that reached the old one.
        """
        with self._lock:
            if self._last < self._ceiling:
                return None
            return max(self._last + LEAST_RESERVED, self._followed(wall_ms + RESERVED_MS))

    def ceiling_noted(self, ceiling: int) -> None:
        """The new ceiling is in the database for good."""
        with self._lock:
            self._ceiling = max(self._ceiling, ceiling)

    def _followed(self, wall_ms: int) -> int:
        """The machine's clock as a reading; zero where it cannot be believed.

        A clock that saw nothing yet believes all.
        """
        is_far_ahead = self._last > 0 and wall_ms > milliseconds_of(self._last) + AHEAD_MS
        return 0 if is_far_ahead else reading_at(wall_ms)
