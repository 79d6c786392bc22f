"""The audit trail as a chain: each event is sealed with the one before it, so that a change afterwards shows.

A seal is an HMAC-SHA-256 with the house's secret key, which is not in the database: whoever changes rows there cannot
seal them anew. Events are sealed shortly after they are written (``services.house.keep_house``), in one row of numbers;
sealing them as they are written would make every request wait for every other.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from tremplin.models import AuditEvent, Learner, Staff
from tremplin.models.db import db, unit_of_work

AT_ONCE = 500
"""Events sealed in one transaction."""

OF_ACCOUNTS = (
    "password.changed",
    "password.chosen",
    "second_step.codes_renewed",
    "second_step.recovered",
    "second_step.taken_off",
    "second_step.turned_off",
    "second_step.turned_on",
    "staff.returned",
    "staff.role_given",
)
"""Actions that change how an adult logs in."""


@dataclass(frozen=True, slots=True)
class TrailState:
    """What a look at the whole trail found.

    Attributes:
        sealed: How many events are sealed.
        waiting: How many are too young to be.
        broken_at: Number of the first event that does not fit its seal or is missing; None where all fit.
        head: The last seal. Noted outside the house now and then, it also shows whether the end was cut off.
    """

    sealed: int
    waiting: int
    broken_at: int | None
    head: str


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with the names of those it is about, as far as they are still here.

    Attributes:
        event: What was written down.
        actor: The adult who did it.
        child: The child whose data it is.
        adult: The adult whose rights it changed.
    """

    event: AuditEvent
    actor: str | None
    child: str | None
    adult: str | None


def seal_trail(key: str) -> int:
    """Seal what is not sealed yet, the oldest first; how many events that were."""
    try:
        with unit_of_work() as session:
            last = session.scalars(_sealed().order_by(AuditEvent.number.desc()).limit(1)).first()
            number, digest = (last.number or 0, last.digest or "") if last else (0, "")
            fresh = session.scalars(
                select(AuditEvent)
                .where(AuditEvent.number.is_(None))
                .order_by(AuditEvent.at, AuditEvent.id)
                .limit(AT_ONCE)
            ).all()
            for event in fresh:
                number += 1
                digest = _seal(key, digest, number, event)
                event.number, event.digest = number, digest
    except IntegrityError:
        # Another process of the house was faster; what is left is sealed next time.
        return 0
    return len(fresh)


def examine_trail(key: str) -> TrailState:
    """Follow the chain from its first event to its last."""
    digest, expected, broken_at = "", 1, None
    for event in db.session.scalars(_sealed().order_by(AuditEvent.number).execution_options(yield_per=AT_ONCE)):
        is_next = event.number == expected
        if not is_next or not hmac.compare_digest(_seal(key, digest, expected, event), event.digest or ""):
            broken_at = expected
            break
        digest, expected = event.digest or "", expected + 1
    sealed = db.session.scalar(select(func.count()).where(AuditEvent.number.is_not(None))) or 0
    waiting = db.session.scalar(select(func.count()).where(AuditEvent.number.is_(None))) or 0
    return TrailState(sealed, waiting, broken_at, digest)


def told_events(count: int, before: UUID | None = None, learner_id: UUID | None = None) -> list[ToldEvent]:
    """The newest events, or those before one of them; those about one child where ``learner_id`` is given."""
    query = select(AuditEvent).order_by(AuditEvent.id.desc()).limit(count)
    if before is not None:
        query = query.where(AuditEvent.id < before)
    if learner_id is not None:
        query = query.where(AuditEvent.learner_id == learner_id)
    return _told(db.session.scalars(query).all())


def events_of_account(staff: Staff, count: int) -> list[ToldEvent]:
    """The newest events about how this adult logs in, her own and others'."""
    is_hers = or_(AuditEvent.actor == f"staff:{staff.id}", AuditEvent.details["staff"].as_string() == str(staff.id))
    query = select(AuditEvent).where(AuditEvent.action.in_(OF_ACCOUNTS), is_hers)
    return _told(db.session.scalars(query.order_by(AuditEvent.id.desc()).limit(count)).all())


def _told(events: Sequence[AuditEvent]) -> list[ToldEvent]:
    actors = [_id_in(event.actor, "staff") for event in events]
    adults = [_id_of_adult(event) for event in events]
    names = _named(select(Staff.id, Staff.name), Staff.id, [*actors, *adults])
    children = _named(select(Learner.id, Learner.display_name), Learner.id, [event.learner_id for event in events])
    return [
        ToldEvent(event, names.get(actor), children.get(event.learner_id), names.get(adult))
        for event, actor, adult in zip(events, actors, adults, strict=True)
    ]


def _named(
    query: Select[UUID, str], key: InstrumentedAttribute[UUID], ids: Sequence[UUID | None]
) -> dict[UUID | None, str]:
    wanted = {each for each in ids if each is not None}
    return {row[0]: row[1] for row in db.session.execute(query.where(key.in_(wanted)))}


def _sealed() -> Select[AuditEvent]:
    return select(AuditEvent).where(AuditEvent.number.is_not(None))


def _seal(key: str, before: str, number: int, event: AuditEvent) -> str:
    learner = str(event.learner_id) if event.learner_id else None
    told = [before, number, str(event.id), event.at.isoformat(), event.actor, event.action, learner, event.details]
    message = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.digest(key.encode(), b"audit " + message.encode(), "sha256").hex()


def _id_in(actor: str, kind: str) -> UUID | None:
    found, _, identity = actor.partition(":")
    return UUID(identity) if found == kind and identity else None


def _id_of_adult(event: AuditEvent) -> UUID | None:
    identity = event.details.get("staff")
    return UUID(identity) if identity else None
