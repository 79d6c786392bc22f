"""The audit trail: each adult's access to a child's data, and each change of rights."""

from __future__ import annotations

from uuid import UUID

from tremplin.models import AuditEvent, FamilySlip, Staff
from tremplin.models.db import db
from tremplin.services.clock import now

COMMAND_LINE = "cli"
"""The actor of whatever is done from the command line."""


def actor_of(person: Staff | FamilySlip) -> str:
    """How the trail names an adult: ``staff:ID`` or ``slip:ID``."""
    return f"{'staff' if isinstance(person, Staff) else 'slip'}:{person.id}"


def record_access(
    actor: str, action: str, learner_id: UUID | None = None, **details: str | int
) -> None:
    """Add an event to the trail, in the unit of work of the use case it tells of.

    Args:
        actor: As :func:`actor_of`, or :data:`COMMAND_LINE`.
        action: Noun and verb: ``child.opened``, ``cards.issued``.
        learner_id: The child whose data it is, None for a change of rights.
        details: A few plain values more; never a name, a code or a secret.
    """
    db.session.add(
        AuditEvent(at=now(), actor=actor, action=action, learner_id=learner_id, details=details)
    )
