"""Raised hands as helpers treat them: which are up, who goes there, which are done."""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import selectinload

from tremplin.models import Group, HelpRequest, Learner, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.room_page import RaisedHand
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.learning.hands import is_up
from tremplin.services.teaching.child_records import handed_in


def hands_of(group: Group) -> list[HelpRequest]:
    """The hands that are up in the group, the one that has waited longest first."""
    return list(
        db.session.scalars(
            select(HelpRequest)
            .join(Learner, HelpRequest.learner_id == Learner.id)
            .where(Learner.group_id == group.id, Learner.archived_at.is_(None), is_up())
            .order_by(HelpRequest.raised_at)
            # The board asks for all of it, every two seconds.
            .options(
                selectinload(HelpRequest.submission),
                selectinload(HelpRequest.exercise),
                selectinload(HelpRequest.taken_by),
            )
        )
    )


def with_what_came(hand: HelpRequest) -> RaisedHand:
    """The hand with its exercise and the child's last program."""
    revision_id = hand.exercise.current_revision_id
    return RaisedHand(
        request=hand,
        exercise=loaded_revision(revision_id).exercise if revision_id else None,
        handed_in=handed_in(hand.submission) if hand.submission else None,
    )


def look_at_hand(hand: HelpRequest, staff: Staff) -> RaisedHand:
    """What came with the hand, for an adult to read: noted, and the child is told so."""
    with unit_of_work():
        record_access(actor_of(staff), "hand.read", hand.learner_id)
        _see(hand, staff)
    return with_what_came(hand)


def take_hand(hand: HelpRequest, staff: Staff) -> bool:
    """Note that an adult goes to the child; False where another one was faster."""
    with unit_of_work() as session:
        _see(hand, staff)
        # One statement decides between two helpers who press at the same moment.
        session.execute(
            update(HelpRequest)
            .where(
                HelpRequest.id == hand.id,
                HelpRequest.taken_by_id.is_(None),
                HelpRequest.closed_at.is_(None),
            )
            .values(taken_by_id=staff.id, taken_at=now())
        )
        session.flush()
        session.refresh(hand)

    return hand.taken_by_id == staff.id


def close_hand(hand: HelpRequest, staff: Staff) -> None:
    """Lower a hand after the child was helped; one that is down already stays as it is."""
    if hand.closed_at is None:
        with unit_of_work():
            hand.closed_at = now()
            hand.closed_by_id = staff.id


def _see(hand: HelpRequest, staff: Staff) -> None:
    if hand.seen_at is None:
        hand.seen_at = now()
        hand.seen_by_id = staff.id
