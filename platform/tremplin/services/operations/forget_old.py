"""What is kept for a while only: works thrown away, who was at a meeting, meetings, looks at the site as a child."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update

from tremplin.models import Attendance, Creation, Learner, Meeting
from tremplin.models.db import unit_of_work
from tremplin.services.accounts.child_erasure import delete_learner
from tremplin.services.clock import now

TIME_TO_TAKE_BACK = timedelta(days=30)
"""For a work that was thrown away."""

ATTENDANCE_KEPT = timedelta(days=400)
"""Who was at a meeting: as long as the report of a school year may want to be compared with the one before."""

MEETINGS_KEPT = timedelta(days=3 * 365)
"""Meetings with their head counts, in which no child is named: as long as a house accounts for what it was paid for."""

LONGEST_VISIT = timedelta(days=1)
"""An adult who looks at the site as a child is logged out long before."""


def forget_old() -> None:
    """Delete all of it whose time is over."""
    forget_thrown_away()
    forget_meetings()
    forget_child_visits()


def forget_thrown_away() -> None:
    """Delete works that were thrown away and not taken back; what others made from them stays."""
    border = now() - TIME_TO_TAKE_BACK
    gone = select(Creation.id).where(Creation.thrown_away_at < border)
    with unit_of_work() as session:
        session.execute(
            update(Creation)
            .where(Creation.remix_of_id.in_(gone))
            .values(remix_of_id=None, is_remix_of_nobody=True)
            .execution_options(synchronize_session=False)
        )
        session.execute(delete(Creation).where(Creation.thrown_away_at < border))


def forget_meetings() -> None:
    """Delete who was at meetings of long ago, and after some years the meetings."""
    at = now()
    long_ago = select(Meeting.id).where(Meeting.starts_at < at - ATTENDANCE_KEPT)
    with unit_of_work() as session:
        session.execute(
            delete(Attendance)
            .where(Attendance.meeting_id.in_(long_ago))
            .execution_options(synchronize_session=False)
        )
        session.execute(delete(Meeting).where(Meeting.starts_at < at - MEETINGS_KEPT))


def forget_child_visits() -> None:
    """Delete the children that are none, where an adult's look at the site was never ended."""
    with unit_of_work() as session:
        visits = select(Learner).where(
            Learner.preview_staff_id.is_not(None), Learner.created_at < now() - LONGEST_VISIT
        )
        for visit in session.scalars(visits).all():
            delete_learner(session, visit)
