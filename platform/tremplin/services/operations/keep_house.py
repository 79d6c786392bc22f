"""What a house does by itself, again and again: seal its trail, announce and carry out erasures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import structlog

from tremplin.services.accounts.child_erasure import announce_idle, erase_due
from tremplin.services.accounts.ended_sessions import forget_ended_sessions
from tremplin.services.audit.trail import note_last_seal, seal_trail
from tremplin.services.learning.draft_thinning import thin_all_drafts
from tremplin.services.operations.call_sandbox import forget_calls
from tremplin.services.operations.forget_old import forget_old
from tremplin.services.operations.machine_clock import watch_clock

log = structlog.get_logger()

BY_ITSELF = "house"
"""The actor of what nobody asked for."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a house keeps what it has.

    Attributes:
        idle_after: A child who has not come for so long is announced to be erased.
        notice: How long that can be called off.
    """

    idle_after: timedelta
    notice: timedelta


def keep_house(key: str, retention: Retention, note: Path) -> None:
    """Erase who is due, announce who is idle, forget what is over, thin drafts, then seal the trail with all that.

    While the clock looks wrong, nothing goes by it: no child is erased or announced, also of a
    house that has few.
    """
    if watch_clock():
        erase_due(BY_ITSELF)
        announce_idle(retention.idle_after, retention.notice, BY_ITSELF)
        forget_ended_sessions()
        forget_old()
    forget_calls()
    thin_all_drafts()
    seal_all(key, note)


def seal_all(key: str, note: Path) -> None:
    """Seal every event that is not sealed yet, and note the last seal in the file ``note``."""
    while seal_trail(key):
        pass
    if not note_last_seal(key, note):
        log.warning("the trail does not fit the note of its last seal: tremplin doctor tells more")
