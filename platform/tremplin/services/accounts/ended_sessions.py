"""Sessions that were left: a session lives in its cookie alone, so whoever copied that must not go on with it."""

from __future__ import annotations

import threading
from datetime import datetime

import structlog
from sqlalchemy import delete
from sqlalchemy.exc import SQLAlchemyError

from tremplin.models import EndedSession
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now

log = structlog.get_logger()

PATIENCE_MS = 1_000
"""How long somebody who leaves waits for a database that others write to."""

_lock = threading.Lock()
_unwritten: dict[str, datetime] = {}
"""Sessions that were left while the database could not be written; they hold in this process until it can."""


def end_for_good(key: str, over_at: datetime) -> None:
    """The session with this key opens nothing any more; ``over_at`` is when it would have ended anyway.

    It holds at once. Where the database cannot be written now, that is made up for later.
    """
    with _lock:
        _unwritten[key] = over_at
    _write_down()


def is_ended(key: str) -> bool:
    """Whether somebody left this session."""
    return key in _unwritten or db.session.get(EndedSession, key) is not None


def forget_ended_sessions() -> None:
    """Write down those that could not be, and forget those that are over by now; nothing opens with their cookies."""
    _write_down()
    with unit_of_work() as session:
        session.execute(delete(EndedSession).where(EndedSession.over_at < now()))


def _write_down() -> None:
    with _lock:
        waiting = dict(_unwritten)

    if not waiting:
        return

    try:
        with unit_of_work(PATIENCE_MS) as session:
            for key, over_at in waiting.items():
                session.merge(EndedSession(key=key, over_at=over_at))
    except SQLAlchemyError as error:
        log.warning(
            "sessions that were left are not written down yet",
            waiting=len(waiting),
            error=str(error),
        )
        return

    with _lock:
        for key in waiting:
            _unwritten.pop(key, None)
