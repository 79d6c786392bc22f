"""The time, in one place, so that tests may move it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def last_midnight() -> datetime:
    """When this day began on the house's clock."""
    return now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)


def tonight() -> datetime:
    """When this day ends on the house's clock."""
    tomorrow = now().astimezone() + timedelta(days=1)
    return tomorrow.replace(hour=0, minute=0, second=0, microsecond=0)
