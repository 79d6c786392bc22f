"""What a child changed of a program to repair, beside its verdict."""

from __future__ import annotations

from dataclasses import dataclass

from tremplin.domain.exercise import Exercise, Kind
from tremplin.domain.repair import Change, changed_lines, changes


@dataclass(frozen=True, slots=True)
class RepairView:
    """The changes, and how many lines would have been enough where fewer would."""

    changes: list[Change]
    lines: int
    enough: int | None


def repair_view(exercise: Exercise, source: str) -> RepairView | None:
    """The changes made to the starter of a program to repair; None where there is none to show."""
    if exercise.kind is not Kind.DEBUG or exercise.blocks is not None:
        return None
    found = changes(exercise.starter, source)
    if not found:
        return None

    lines, most = changed_lines(found), exercise.max_changed_lines
    changes_too_many = most is not None and lines > most
    return RepairView(found, lines, most if changes_too_many else None)
