"""A child calls an adult by raising her hand on the screen, sees whether it is seen, lowers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.exc import IntegrityError

from tremplin.models import HelpRequest
from tremplin.models.db import BUSY_TIMEOUT_MS, db, unit_of_work
from tremplin.read_models.exercise_page import Hand
from tremplin.services.clock import now
from tremplin.services.learning.source_text import refuse_unkeepable
from tremplin.services.learning.submissions import last_graded

HAND_LASTS = timedelta(hours=4)
"""A hand left up for longer than an afternoon counts no more: its child has gone."""

MOST_ERROR_CHARACTERS = 500
"""As many as the column holds; a longer message is cut."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What goes to the helpers with a hand.

    Attributes:
        source: The program on the desk, empty where there is none.
        run_error: The last error of **Run** as Python words it, None where there was none.
        computer: The name of the computer, None where it has none.
    """

    source: str
    run_error: str | None
    computer: str | None


def raise_hand(learner_id: UUID, exercise_id: UUID, snapshot: Snapshot) -> HelpRequest:
    """Raise the child's hand; while it is up already, nothing changes.

    Raises:
        Refused: As :func:`refuse_unkeepable`.
    """
    refuse_unkeepable(snapshot.source)
    raised = raised_hand(learner_id)
    if raised is not None:
        return raised

    last, run_error = last_graded(learner_id, exercise_id), snapshot.run_error
    try:
        with unit_of_work() as session:
            _close_left_up(learner_id)
            hand = HelpRequest(
                learner_id=learner_id,
                exercise_id=exercise_id,
                submission_id=last.id if last else None,
                source=snapshot.source,
                run_error=run_error[:MOST_ERROR_CHARACTERS] if run_error else None,
                computer=snapshot.computer,
                raised_at=now(),
            )
            session.add(hand)

        return hand
    except IntegrityError:
        # A second press won the race between the look and the write: it is the same hand.
        raised = raised_hand(learner_id)
        if raised is None:
            raise
        return raised


def raised_hand(learner_id: UUID) -> HelpRequest | None:
    """The child's hand while it is up."""
    return db.session.scalars(
        select(HelpRequest).where(HelpRequest.learner_id == learner_id, is_up())
    ).first()


def hand_of(learner_id: UUID) -> Hand | None:
    """The child's raised hand as a page shows it."""
    raised = raised_hand(learner_id)
    return as_hand(raised) if raised else None


def as_hand(raised: HelpRequest) -> Hand:
    """A raised hand as a page shows it."""
    return Hand(
        state=_state(raised),
        seen_by=raised.seen_by.name if raised.seen_by else None,
        taken_by=raised.taken_by.name if raised.taken_by else None,
    )


def _state(raised: HelpRequest) -> str:
    if raised.taken_at:
        return "taken"
    return "seen" if raised.seen_at else "raised"


def lower_hand(learner_id: UUID, patience_ms: int = BUSY_TIMEOUT_MS) -> None:
    """Lower the child's hand; nothing happens when it is not up.

    Args:
        learner_id: The child.
        patience_ms: As for ``unit_of_work``.
    """
    hand = raised_hand(learner_id)
    if hand is not None:
        with unit_of_work(patience_ms):
            hand.closed_at = now()


def is_up() -> ColumnElement[bool]:
    """The condition that a hand is up and waits for an adult now."""
    at = now()
    # One of tomorrow was raised while the clock was ahead: it is as old as one of yesterday.
    is_of_now = HelpRequest.raised_at.between(at - HAND_LASTS, at + HAND_LASTS)
    return and_(HelpRequest.closed_at.is_(None), is_of_now)


def _close_left_up(learner_id: UUID) -> None:
    left = select(HelpRequest).where(
        HelpRequest.learner_id == learner_id, HelpRequest.closed_at.is_(None)
    )
    for hand in db.session.scalars(left):
        hand.closed_at = now()
    # The database allows one raised hand a child: the old one is closed before the new one is added.
    db.session.flush()
