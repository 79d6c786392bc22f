"""Tries of this process, each counted before its secret is looked at, and forgotten again when it was right.

Counted afterwards, as many tries as there are threads would be looked at before the first of them counts. No limiter
that we found gives a try back, and theirs go by the clock on the wall, which a volunteer sets: these waits do not grow
when it goes back.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import monotonic

_MOST_KEYS = 10_000
"""Beyond so many, those that wait for nothing are forgotten."""


@dataclass(frozen=True, slots=True)
class Limit:
    """So many wrong tries in so many seconds."""

    tries: int
    seconds: float


Limits = Sequence[Limit]


@dataclass(frozen=True, slots=True)
class Counted:
    """A try that was counted: when, and under what."""

    at: float
    keys: tuple[str, ...]


class Tally:
    """Counts tries under keys; used by many threads at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tries: dict[str, list[float]] = {}

    def take(self, limits: Mapping[str, Limits]) -> Counted | None:
        """Count a try under each of these keys, unless one of them has had too many: then None, and none counts."""
        with self._lock:
            if self._wait_s(limits) > 0:
                return None
            if len(self._tries) > _MOST_KEYS:
                self._forget_old(max(limit.seconds for each in limits.values() for limit in each))
            counted = Counted(monotonic(), tuple(limits))
            for key in counted.keys:
                self._tries.setdefault(key, []).append(counted.at)
            return counted

    def give_back(self, counted: Counted) -> None:
        """The try was right: it does not count."""
        with self._lock:
            for key in counted.keys:
                tries = self._tries.get(key, [])
                if counted.at in tries:
                    tries.remove(counted.at)

    def wait_s(self, limits: Mapping[str, Limits]) -> float:
        """Seconds until a try under all of these keys would count, 0 when one would now."""
        with self._lock:
            return self._wait_s(limits)

    def _wait_s(self, limits: Mapping[str, Limits]) -> float:
        now = monotonic()
        return max(
            0.0, *(_wait_s(self._recent(key, each, now), each, now) for key, each in limits.items())
        )

    def _recent(self, key: str, limits: Limits, now: float) -> list[float]:
        oldest = now - max(limit.seconds for limit in limits)
        recent = [at for at in self._tries.get(key, ()) if at > oldest]
        if recent:
            self._tries[key] = recent
        else:
            self._tries.pop(key, None)
        return recent

    def _forget_old(self, seconds: float) -> None:
        oldest = monotonic() - seconds
        self._tries = {
            key: tries for key, tries in self._tries.items() if tries and tries[-1] > oldest
        }


def _wait_s(tries: Sequence[float], limits: Limits, now: float) -> float:
    waits = [
        tries[-limit.tries] + limit.seconds - now for limit in limits if len(tries) >= limit.tries
    ]
    return max(waits, default=0.0)
