"""The silent hand, from the child's side: raise it, see whether it is seen, lower it."""

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
"""A hand left up for longer than an afternoon is nobody's any more."""

MOST_ERROR_CHARACTERS = 500


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
    """Raise the child's hand; while one is up already, it is that one.

    Raises:
        Refused: As :func:`refuse_unkeepable`.
    """
    refuse_unkeepable(snapshot.source)
    raised = raised_hand(learner_id)
    if raised is not None:
        return raised

    last = last_graded(learner_id, exercise_id)
    try:
        with unit_of_work() as session:
            _close_left_up(learner_id)
            hand = HelpRequest(
                learner_id=learner_id,
                exercise_id=exercise_id,
                submission_id=last.id if last else None,
                source=snapshot.source,
                run_error=snapshot.run_error[:MOST_ERROR_CHARACTERS]
                if snapshot.run_error
                else None,
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
    """The same as a page shows it."""
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
    """The child lowers her hand; nothing happens when it is not up. ``patience_ms`` as in ``unit_of_work``."""
    hand = raised_hand(learner_id)
    if hand is not None:
        with unit_of_work(patience_ms):
            hand.closed_at = now()


def is_up() -> ColumnElement[bool]:
    """The condition under which a hand waits for somebody now."""
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
    db.session.flush()
