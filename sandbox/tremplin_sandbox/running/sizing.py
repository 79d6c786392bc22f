"""How many containers to keep warm: as many as were wanted at once lately, if memory allows."""

from __future__ import annotations

import math
from collections import deque
from pathlib import Path

IDLE_MIB = 12
"""What an idle container holds, MiB (measured: ``python -m tremplin_sandbox bench``)."""
RESERVE_MIB = 512
"""What is left to everything else on the machine, MiB."""
_MEMINFO = Path("/proc/meminfo")


def wanted_size(peak: int, free_mib: float, held: int, least: int, most: int) -> int:
    """The number of warm containers to aim for.

    Args:
        peak: The most jobs that ran and waited at once lately.
        free_mib: Memory that programs could still have, MiB.
        held: Containers that are warm already; their memory is spent.
        least: Lower bound; kept whatever the memory.
        most: Upper bound.
    """
    affordable = held + max(0, math.floor((free_mib - RESERVE_MIB) / IDLE_MIB))
    return max(least, min(peak, most, affordable))


def free_memory_mib() -> float:
    """MiB that programs could have without swapping; infinity where the kernel does not say."""
    try:
        lines = _MEMINFO.read_text().splitlines()
    except OSError:
        return math.inf
    for line in lines:
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) / 1024
    return math.inf


class Demand:
    """The most jobs at once within a window of time.

    Args:
        window_s: Its length, seconds.
    """

    def __init__(self, window_s: float) -> None:
        self._window_s = window_s
        self._peaks: deque[tuple[float, int]] = deque()

    def note(self, jobs: int, now: float) -> None:
        """So many jobs run or wait; ``now`` is of :func:`time.monotonic`."""
        # A number that a later one reaches can never be the highest again.
        while self._peaks and self._peaks[-1][1] <= jobs:
            self._peaks.pop()
        self._peaks.append((now, jobs))

    def peak(self, now: float) -> int:
        """The highest number noted within the window."""
        oldest = now - self._window_s
        while self._peaks and self._peaks[0][0] < oldest:
            self._peaks.popleft()
        return self._peaks[0][1] if self._peaks else 0
