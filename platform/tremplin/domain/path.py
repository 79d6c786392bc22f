"""A curriculum as one child walks it: what is done, next, open, not open yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil


class StepState(StrEnum):
    """Where an exercise or unit stands on a child's path."""

    DONE = "done"
    NEXT = "next"
    OPEN = "open"
    LOCKED = "locked"


class UnitOpening(StrEnum):
    """How a unit opens for a group: by the rule, or by an adult's hand.

    The rule asks for a share of the unit before.
    """

    BY_RULE = "rule"
    OPEN = "open"
    CLOSED = "closed"


class Ask(StrEnum):
    """What is asked of a child over an exercise.

    Done in its turn, done if she likes, or not on her path at all.
    """

    ASKED = "asked"
    FREE = "free"
    ASIDE = "aside"


class Adaptation(StrEnum):
    """How a curriculum is cut for one child: less of it, what everybody does, or more."""

    LIGHTER = "lighter"
    COMMON = "common"
    FURTHER = "further"


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A unit's exercises in order, and the share of its core that opens the next unit."""

    core: Sequence[str]
    extra: Sequence[str] = ()
    opens_at: float = 0.7
    opening: UnitOpening = UnitOpening.BY_RULE


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """A unit on a child's path: its own state and that of each exercise, by slug."""

    state: StepState
    exercises: dict[str, StepState]


def standing(
    units: Sequence[UnitPlan], done: Collection[str], opened: Collection[str] = ()
) -> list[UnitStanding]:
    """Where a child who has done ``done`` stands in each unit.

    ``opened`` are exercises that an adult opened for her.

    A unit opens when the share ``opens_at`` of the core before it is done, unless an adult opened
    or closed it; one that is closed holds nobody up. The first core exercise not yet done, in an
    open unit, is the next one; extras are open but never next.
    """
    result: list[UnitStanding] = []
    by_rule = True
    next_found = False

    for unit in units:
        is_open = _is_open(unit, by_rule)
        states: dict[str, StepState] = {}
        for slug in (*unit.core, *unit.extra):
            states[slug] = _state(slug, done, is_open or slug in opened)

        if not next_found:
            next_found = _mark_next(states, unit.core)

        result.append(UnitStanding(_unit_state(states, is_open), states))
        if unit.opening is not UnitOpening.CLOSED:
            by_rule = is_open and _opens_next(unit, done)

    return result


def _is_open(unit: UnitPlan, by_rule: bool) -> bool:
    match unit.opening:
        case UnitOpening.OPEN:
            return True
        case UnitOpening.CLOSED:
            return False
        case UnitOpening.BY_RULE:
            return by_rule


def _state(slug: str, done: Collection[str], is_open: bool) -> StepState:
    if slug in done:
        return StepState.DONE
    return StepState.OPEN if is_open else StepState.LOCKED


def _mark_next(states: dict[str, StepState], core: Sequence[str]) -> bool:
    """Mark the first open core exercise of a unit as the next one, and say whether there is one."""
    for slug in core:
        if states[slug] is StepState.OPEN:
            states[slug] = StepState.NEXT
            return True
    return False


def _unit_state(states: dict[str, StepState], is_open: bool) -> StepState:
    if not is_open:
        return StepState.LOCKED
    if all(state is StepState.DONE for state in states.values()):
        return StepState.DONE
    return StepState.OPEN


def _opens_next(unit: UnitPlan, done: Collection[str]) -> bool:
    # The tolerance keeps 0.7 * 10 from asking for an eighth exercise.
    needed = ceil(unit.opens_at * len(unit.core) - 1e-9)
    return sum(slug in done for slug in unit.core) >= needed


def own_plan(unit: UnitPlan, asks: Mapping[str, Ask]) -> UnitPlan:
    """The unit as one child has it; ``asks`` names, by slug, what differs from the others'.

    A unit of which nothing is asked holds nobody up.
    """
    asked = {slug: asks.get(slug, Ask.ASKED) for slug in unit.core}
    asked |= {slug: asks.get(slug, Ask.FREE) for slug in unit.extra}
    core = [slug for slug, ask in asked.items() if ask is Ask.ASKED]
    extra = [slug for slug, ask in asked.items() if ask is Ask.FREE]
    return replace(unit, core=core, extra=extra)


def adaptation_of(
    core: Sequence[str],
    extra: Sequence[str],
    checkpoint: str,
    difficulty: Mapping[str, int],
    version: Adaptation,
) -> dict[str, Ask]:
    """What a version of a unit asks, by slug.

    Lighter: the easiest half of the core. Further: all but the easiest third of it, and the extras.
    The checkpoint, which shows that the unit is understood, is always asked; nothing is put aside:
    what is not asked stays open.
    """
    easiest_first = sorted(core, key=lambda slug: difficulty[slug])
    kept = set(core)
    if version is Adaptation.LIGHTER:
        kept = {*easiest_first[: ceil(len(core) / 2)], checkpoint}
    elif version is Adaptation.FURTHER:
        kept = {*easiest_first[len(core) // 3 :], *extra, checkpoint}

    asks = dict.fromkeys((*core, *extra), Ask.FREE)
    for slug in asks:
        if slug in kept:
            asks[slug] = Ask.ASKED
    return asks
