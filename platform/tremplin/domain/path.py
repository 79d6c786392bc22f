"""A curriculum as the walk one child sees: what is done, what comes next, what is open and what is not yet."""

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
    """How a unit opens for a group: by the share of the one before that is done, or by an adult's hand."""

    BY_RULE = "rule"
    OPEN = "open"
    CLOSED = "closed"


class Ask(StrEnum):
    """What is asked of a child over an exercise: done in its turn, done if she likes, or not on her path at all."""

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
    """What a unit holds: its exercises in order, and the share of the core that opens the unit after it."""

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
    """Where a child who has done ``done`` stands in each unit; ``opened`` are exercises opened for her by hand.

    A unit opens when the share ``opens_at`` of the core before it is done (EXERCISES.md, rules for
    all tracks), unless an adult opened or closed it; one that is closed holds nobody up. The first
    core exercise not yet done, in an open unit, is the next one; extras are open but never next.
    """
    result: list[UnitStanding] = []
    by_rule = True
    next_found = False

    for unit in units:
        is_open = unit.opening is UnitOpening.OPEN or (
            unit.opening is UnitOpening.BY_RULE and by_rule
        )
        states: dict[str, StepState] = {}
        for slug in (*unit.core, *unit.extra):
            state = _state(slug, done, is_open or slug in opened)
            if state is StepState.OPEN and slug in unit.core and not next_found:
                state, next_found = StepState.NEXT, True
            states[slug] = state

        result.append(UnitStanding(_unit_state(states, is_open), states))

        if unit.opening is not UnitOpening.CLOSED:
            by_rule = is_open and _opens_next(unit, done)

    return result


def _state(slug: str, done: Collection[str], is_open: bool) -> StepState:
    if slug in done:
        return StepState.DONE
    return StepState.OPEN if is_open else StepState.LOCKED


def _unit_state(states: dict[str, StepState], is_open: bool) -> StepState:
    if not is_open:
        return StepState.LOCKED
    return (
        StepState.DONE
        if all(state is StepState.DONE for state in states.values())
        else StepState.OPEN
    )


def _opens_next(unit: UnitPlan, done: Collection[str]) -> bool:
    # The tolerance keeps 0.7 * 10 from asking for an eighth exercise.
    needed = ceil(unit.opens_at * len(unit.core) - 1e-9)
    return sum(slug in done for slug in unit.core) >= needed


def own_plan(unit: UnitPlan, asks: Mapping[str, Ask]) -> UnitPlan:
    """The unit as one child has it: ``asks`` says, by slug, what differs from what is asked of everybody.

    A unit of which nothing is asked holds nobody up.
    """
    asked = {slug: asks.get(slug, Ask.ASKED) for slug in unit.core} | {
        slug: asks.get(slug, Ask.FREE) for slug in unit.extra
    }
    return replace(
        unit,
        core=[slug for slug, ask in asked.items() if ask is Ask.ASKED],
        extra=[slug for slug, ask in asked.items() if ask is Ask.FREE],
    )


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
    return {slug: Ask.ASKED if slug in kept else Ask.FREE for slug in (*core, *extra)}
