"""What the page of a new group offers, as data."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tremplin.domain.exercise import Curriculum
from tremplin.models import Space


@dataclass(frozen=True, slots=True)
class OfferedCurriculum:
    """A curriculum that a group may follow; ``id`` is that of its row."""

    id: UUID
    curriculum: Curriculum


@dataclass(frozen=True, slots=True)
class GroupChoices:
    """What a new group may choose from: places by name, curricula by slug."""

    spaces: list[Space]
    curricula: list[OfferedCurriculum]
