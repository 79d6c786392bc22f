"""The audit trail as a chain: each event is sealed with the one before it, so that a change afterwards shows.

A seal is an HMAC-SHA-256 with the house's secret key, which is not in the database: whoever changes rows there cannot
seal them anew. Events are sealed shortly after they are written (``services.operations.keep_house``), in one row of
numbers; sealing them as they are written would make every request wait for every other.

The number and seal of the last event are noted in a file beside the database as well: a trail whose end was cut off,
or whose events were stripped of their seals so that the house seals them anew, does not fit that note.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from tremplin.models import AuditEvent, Group, Learner, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import record_access

NOTE = "trail-seal"
"""The file's name, in the folder of everything the house keeps."""
_newest_noted: dict[Path, tuple[int, str]] = {}
"""By note, number and seal of the last event that this process has noted there."""
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
        broken_at: Number of the first event that does not fit its seal or is missing; None where
            all fit.
        head: The last seal. Noted on paper now and then, it holds even against who can write every
            file here.
        is_noted: Whether the house has its own note of a last seal.
    """

    sealed: int
    waiting: int
    broken_at: int | None
    head: str
    is_noted: bool


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event with the names of those it is about, as far as they are still here.

    Attributes:
        event: What was written down.
        actor: The adult who did it; None for anybody else.
        child: Whose data it was.
        group: Of which group.
        adult: Whose rights were changed.
        content: Short names of the exercise or curriculum.
    """

    event: AuditEvent
    actor: str | None
    child: str | None
    group: str | None
    adult: str | None
    content: str | None


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


def note_last_seal(key: str, note: Path) -> bool:
    """Write the last seal into ``note``; not over one that the trail does not fit, which is then told by False.

    This process remembers the newest seal that it noted: an older note put in its place, together
    with a trail that ends there, is taken away again.
    """
    noted, newest = _noted(key, note), _newest_noted.get(note)
    if newest is not None and (noted is None or noted[0] < newest[0]):
        noted = newest
        _write_note(key, note, *newest)

    if noted is not None and not _has_seal(*noted):
        return False

    last = db.session.scalars(_sealed().order_by(AuditEvent.number.desc()).limit(1)).first()
    if last is not None:
        end = last.number or 0, last.digest or ""
        if noted is None or noted[0] != end[0]:
            _write_note(key, note, *end)
        _newest_noted[note] = end

    return True


def _write_note(key: str, note: Path, number: int, digest: str) -> None:
    fresh = note.with_suffix(".new")
    fresh.write_text(f"{number} {digest} {_countersign(key, number, digest)}\n")
    fresh.replace(note)


def examine_trail(key: str, note: Path) -> TrailState:
    """Follow the chain from its first event to its last, and to the one that ``note`` names."""
    digest, expected, broken_at = "", 1, None
    for event in db.session.scalars(
        _sealed().order_by(AuditEvent.number).execution_options(yield_per=AT_ONCE)
    ):
        is_next = event.number == expected
        if not is_next or not hmac.compare_digest(
            _seal(key, digest, expected, event), event.digest or ""
        ):
            broken_at = expected
            break
        digest, expected = event.digest or "", expected + 1

    noted = _noted(key, note)
    if broken_at is None and noted is not None and not _has_seal(*noted):
        broken_at = min(noted[0], expected)

    sealed = db.session.scalar(select(func.count()).where(AuditEvent.number.is_not(None))) or 0
    waiting = db.session.scalar(select(func.count()).where(AuditEvent.number.is_(None))) or 0
    return TrailState(sealed, waiting, broken_at, digest, noted is not None)


def told_events(
    count: int, before: UUID | None = None, learner_id: UUID | None = None
) -> list[ToldEvent]:
    """List the newest events, or those before one of them; ``learner_id`` narrows to one child."""
    query = select(AuditEvent).order_by(AuditEvent.id.desc()).limit(count)
    if before is not None:
        query = query.where(AuditEvent.id < before)
    if learner_id is not None:
        query = query.where(AuditEvent.learner_id == learner_id)
    return _told(db.session.scalars(query).all())


def events_of_account(staff: Staff, count: int) -> list[ToldEvent]:
    """The newest events about how this adult logs in, her own and others'."""
    is_hers = or_(
        AuditEvent.actor == f"staff:{staff.id}",
        AuditEvent.details["staff"].as_string() == str(staff.id),
    )
    query = select(AuditEvent).where(AuditEvent.action.in_(OF_ACCOUNTS), is_hers)
    return _told(db.session.scalars(query.order_by(AuditEvent.id.desc()).limit(count)).all())


def _told(events: Sequence[AuditEvent]) -> list[ToldEvent]:
    actors = [_id_in(event.actor, "staff") for event in events]
    adults = [_id_of_adult(event) for event in events]
    names = _named(select(Staff.id, Staff.name), Staff.id, [*actors, *adults])
    children = _named(
        select(Learner.id, Learner.display_name), Learner.id, [event.learner_id for event in events]
    )
    groups = _named(
        select(Group.id, Group.name), Group.id, [_detail(event, "group") for event in events]
    )

    return [
        ToldEvent(
            event,
            names.get(actor),
            children.get(event.learner_id),
            groups.get(_detail(event, "group")),
            names.get(adult),
            event.details.get("exercise") or event.details.get("curriculum"),
        )
        for event, actor, adult in zip(events, actors, adults, strict=True)
    ]


def note_reading(actor: str, learner_id: UUID | None) -> None:
    """The trail itself tells of children: reading it is a look as well."""
    with unit_of_work():
        record_access(actor, "trail.read", learner_id)


def _named(
    query: Select[UUID, str], key: InstrumentedAttribute[UUID], ids: Sequence[UUID | None]
) -> dict[UUID | None, str]:
    wanted = {each for each in ids if each is not None}
    return {row[0]: row[1] for row in db.session.execute(query.where(key.in_(wanted)))}


def _sealed() -> Select[AuditEvent]:
    return select(AuditEvent).where(AuditEvent.number.is_not(None))


def _seal(key: str, before: str, number: int, event: AuditEvent) -> str:
    learner = str(event.learner_id) if event.learner_id else None
    told = [
        before,
        number,
        str(event.id),
        event.at.isoformat(),
        event.actor,
        event.action,
        learner,
        event.details,
    ]
    message = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    return hmac.digest(key.encode(), b"audit " + message.encode(), "sha256").hex()


def _noted(key: str, note: Path) -> tuple[int, str] | None:
    """Number and seal that the note names; a note that was written by somebody else names a seal that nothing has."""
    if not note.exists():
        return None
    number, _, rest = note.read_text(errors="replace").strip().partition(" ")
    digest, _, signed = rest.partition(" ")
    if not number.isdecimal() or not hmac.compare_digest(
        _countersign(key, int(number), digest), signed
    ):
        return 1, "nobody's"
    return int(number), digest


def _has_seal(number: int, digest: str) -> bool:
    query = select(AuditEvent.id).where(AuditEvent.number == number, AuditEvent.digest == digest)
    return db.session.scalar(query) is not None


def _countersign(key: str, number: int, digest: str) -> str:
    return hmac.digest(key.encode(), f"audit note {number} {digest}".encode(), "sha256").hex()


def _detail(event: AuditEvent, name: str) -> UUID | None:
    value = event.details.get(name)
    return UUID(value) if value else None


def _id_in(actor: str, kind: str) -> UUID | None:
    found, _, identity = actor.partition(":")
    return UUID(identity) if found == kind and identity else None


def _id_of_adult(event: AuditEvent) -> UUID | None:
    identity = event.details.get("staff")
    return UUID(identity) if identity else None
