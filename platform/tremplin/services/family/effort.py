"""Effort: days present and minutes at work, told from when something was saved or checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

PAUSE = timedelta(minutes=5)
"""Between two signs of life further apart than this, nobody was at work."""

LAST_LOOK = timedelta(minutes=1)
"""What is counted for the end of each stretch of work, which leaves no sign of its own."""


def days_present(instants: Sequence[datetime]) -> int:
    """On how many days (of the server's calendar) anything happened."""
    return len({instant.astimezone().date() for instant in instants})


def minutes_at_work(instants: Sequence[datetime]) -> int:
    """Minutes estimated from the instants, in any order; a pause of up to five minutes is work."""
    ordered = sorted(instants)
    total = timedelta()
    for earlier, later in pairwise(ordered):
        total += later - earlier if later - earlier <= PAUSE else LAST_LOOK
    return round((total + (LAST_LOOK if ordered else timedelta())).total_seconds() / 60)
