"""Whether the machine's clock can be believed: a house notes what time it is, and doubts a great leap.

A machine whose battery is empty, or whose date was mistyped, must not make a house erase its children.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import inspect, select

from tremplin.models import Site, Staff
from tremplin.models.db import Origin, db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now

LONGEST_REST = timedelta(days=45)
"""A house that was off for longer, over a summer, is asked once whether the date is right."""

MOST_BACK = timedelta(days=1)


def watch_clock() -> bool:
    """Note the time, unless it cannot be believed; returns whether it can."""
    last_seen = _last_seen()
    if last_seen is not None and _is_leap(last_seen):
        return False
    _note_time()
    return True


def doubted_since() -> datetime | None:
    """The time that was believed last, where the clock has leapt since; None where all is well."""
    last_seen = _last_seen()
    return last_seen if last_seen is not None and _is_leap(last_seen) else None


def confirm_clock(staff: Staff) -> None:
    """An admin says that the date is right: what waited for that goes on."""
    _note_time()
    with unit_of_work():
        record_access(actor_of(staff), "clock.confirmed")


def continue_logical_clock() -> None:
    """Let this process's logical clock go on where the site's row says; nothing before the database has that column."""
    if not any(
        column["name"] == Site.logical_clock.key
        for column in inspect(db.engine).get_columns("site")
    ):
        return
    Origin.clock.start_from(db.session.scalar(select(Site.logical_clock).limit(1)) or 0)
    believe_clock()


def believe_clock() -> None:
    """Let this process's logical clock follow the machine's, unless that cannot be believed. Nothing is noted."""
    if doubted_since() is None:
        Origin.clock.believe(_milliseconds(now()))


def _last_seen() -> datetime | None:
    return db.session.scalar(select(Site.last_seen_at).limit(1))


def _is_leap(last_seen: datetime) -> bool:
    return not last_seen - MOST_BACK <= now() <= last_seen + LONGEST_REST


def _note_time() -> None:
    at = now()
    Origin.clock.believe(_milliseconds(at))
    with unit_of_work() as session:
        site = session.scalars(select(Site)).first()
        if site is not None:
            site.last_seen_at = at


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
