"""Sessions that were left: a session lives in its cookie alone, so whoever copied that must not go on with it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from tremplin.models import EndedSession
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now


def end_for_good(key: str, over_at: datetime) -> None:
    """The session with this key opens nothing any more; ``over_at`` is when it would have ended anyway."""
    with unit_of_work() as session:
        session.merge(EndedSession(key=key, over_at=over_at))


def is_ended(key: str) -> bool:
    """Whether somebody left this session."""
    return db.session.get(EndedSession, key) is not None


def forget_ended_sessions() -> None:
    """Forget those that are over by now; nothing opens with their cookies."""
    with unit_of_work() as session:
        session.execute(delete(EndedSession).where(EndedSession.over_at < now()))
