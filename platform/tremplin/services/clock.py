"""The time, in one place, so that tests may move it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def last_midnight() -> datetime:
    """When this day began on the house's clock."""
    return _midnight(now().astimezone().date())


def tonight() -> datetime:
    """When this day ends on the house's clock."""
    return _midnight(now().astimezone().date() + timedelta(days=1))


def _midnight(day: date) -> datetime:
    # The zone is asked for this very moment: on two days a year midnight has another offset than
    # noon.
    return datetime.combine(day, time.min).astimezone()
