"""Day passes: somebody without an account stands in for an instructor until the evening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from tremplin.domain.secrets.tokens import fingerprint, new_token
from tremplin.models import DayPass, Group, GroupStaff, Staff, StaffRole
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now, tonight
from tremplin.services.errors import NotFound


@dataclass(frozen=True, slots=True)
class IssuedPass:
    """A pass just made; the site keeps only a hash of ``token``."""

    name: str
    token: str
    expires_at: datetime


def issue_day_pass(group: Group, name: str, issuer: Staff, key: str) -> IssuedPass:
    """Let somebody stand in until midnight of the house's clock.

    Args:
        group: The one group she may work with.
        name: How the house calls her.
        issuer: The instructor who lets her in.
        key: The site's secret key.
    """
    issued = IssuedPass(name, new_token(), tonight())
    with unit_of_work() as session:
        stand_in = Staff(
            # An address is what accounts are told apart by; nobody logs in with this one.
            email=f"day-pass:{uuid4()}",
            name=name,
            role=StaffRole.STAND_IN,
            language=issuer.language,
            created_at=now(),
        )
        group.staff.append(GroupStaff(staff=stand_in))
        session.flush()
        session.add(
            DayPass(
                group_id=group.id,
                staff_id=stand_in.id,
                issued_by_id=issuer.id,
                token_hash=fingerprint(issued.token, key),
                issued_at=now(),
                expires_at=issued.expires_at,
            )
        )
        record_access(
            actor_of(issuer), "day_pass.issued", group=str(group.id), staff=str(stand_in.id)
        )

    return issued


def pass_with(token: str, key: str) -> DayPass | None:
    """The pass with this token; None once the day is over, or it or the group has ended."""
    found = db.session.scalars(
        select(DayPass).where(DayPass.token_hash == fingerprint(token, key), DayPass.holds(now()))
    ).first()
    return found if found and found.group.archived_at is None else None


def may_stand_in(staff: Staff) -> bool:
    """Whether the stand-in's pass still lets her in."""
    return (
        db.session.scalars(
            select(DayPass.id).where(DayPass.staff_id == staff.id, DayPass.holds(now()))
        ).first()
        is not None
    )


def pass_of(actor: str) -> DayPass | None:
    """The pass under which this actor works; None for everybody but a stand-in."""
    kind, _, identity = actor.partition(":")
    if kind != "staff":
        return None
    return db.session.scalars(select(DayPass).where(DayPass.staff_id == UUID(identity))).first()


def good_passes(group: Group) -> list[DayPass]:
    """The passes of the group that still let somebody in, the newest first."""
    query = (
        select(DayPass)
        .where(DayPass.group_id == group.id, DayPass.holds(now()))
        .order_by(DayPass.issued_at.desc())
    )
    return list(db.session.scalars(query))


def end_day_pass(group: Group, pass_id: UUID, actor: str) -> None:
    """End a pass at once; who came in with it is logged out.

    Raises:
        NotFound: Not a good pass of this group.
    """
    found = next((each for each in good_passes(group) if each.id == pass_id), None)
    if found is None:
        raise NotFound
    with unit_of_work():
        found.revoked_at = now()
        record_access(actor, "day_pass.ended", group=str(group.id), staff=str(found.staff_id))
