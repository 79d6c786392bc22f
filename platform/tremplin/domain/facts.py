"""Folds small facts about a child's work into what holds now.

The result is the same whatever order the facts of two sites came together in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class FactKind(StrEnum):
    """What happened, and what the fact's ``item`` is.

    ``HINT``: she took a hint; its number. ``STAR``: an adult gave a star by hand; nothing.
    ``TICK``: an adult ticked an item of a project's checklist; the item. ``OPENED``: an adult
    opened the exercise for her; nothing. ``COMMENT_HIDDEN`` and ``NOTE_HIDDEN``: an adult took
    words to her, or to her family, away; the id of their row.
    """

    HINT = "hint"
    STAR = "star"
    TICK = "tick"
    OPENED = "opened"
    COMMENT_HIDDEN = "comment_hidden"
    NOTE_HIDDEN = "note_hidden"


class Fact(NamedTuple):
    """One fact; ``clock`` and ``id`` put facts in order."""

    clock: int
    id: UUID
    kind: FactKind
    item: str
    is_on: bool
    staff_id: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """When something was done, and by which adult; None where the child did it."""

    at: datetime
    staff_id: UUID | None


@dataclass(slots=True)
class Folded:
    """What holds of one child and one exercise after all facts.

    Facts about words to the family name no exercise: there it is what holds of the child.

    Attributes:
        hints_used: How many different hints she took.
        star: The star given by hand; given once, it stays.
        ticks: What is ticked, by item.
        opened: The opening by hand, where it was not taken back.
        hidden: Ids of words that were taken away.
    """

    hints_used: int = 0
    star: Deed | None = None
    ticks: dict[str, Deed] = field(default_factory=dict)
    opened: Deed | None = None
    hidden: frozenset[str] = frozenset()


def fold(facts: Iterable[Fact]) -> Folded:
    """Fold facts: the last of each item says whether it holds, the first that agrees says when."""
    standing: dict[tuple[FactKind, str], Deed] = {}
    for fact in sorted(set(facts), key=lambda fact: (fact.clock, fact.id)):
        what = fact.kind, fact.item
        if not fact.is_on:
            standing.pop(what, None)
        else:
            standing.setdefault(what, Deed(fact.at, fact.staff_id))

    def items_of(*kinds: FactKind) -> dict[str, Deed]:
        return {item: deed for (kind, item), deed in standing.items() if kind in kinds}

    return Folded(
        hints_used=len(items_of(FactKind.HINT)),
        star=standing.get((FactKind.STAR, "")),
        ticks=items_of(FactKind.TICK),
        opened=standing.get((FactKind.OPENED, "")),
        hidden=frozenset(items_of(FactKind.COMMENT_HIDDEN, FactKind.NOTE_HIDDEN)),
    )
