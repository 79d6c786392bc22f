"""A curriculum as the walk one child sees: what is done, what comes next, what is open and what is not yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil


class StepState(StrEnum):
    """Where an exercise or unit stands on a child's path."""

    DONE = "done"
    NEXT = "next"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What a unit holds: its exercises in order, and the share of the core that opens the unit after it."""

    core: Sequence[str]
    extra: Sequence[str] = ()
    opens_at: float = 0.7


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """A unit on a child's path: its own state and that of each exercise, by slug."""

    state: StepState
    exercises: dict[str, StepState]


def standing(units: Sequence[UnitPlan], done: Collection[str]) -> list[UnitStanding]:
    """Where a child who has done ``done`` stands in each unit.

    A unit opens when the share ``opens_at`` of the core before it is done (EXERCISES.md, rules for all tracks). The
    first core exercise not yet done, in an open unit, is the next one; extras are open but never next.
    """
    result: list[UnitStanding] = []
    is_open = True
    next_found = False
    for unit in units:
        states: dict[str, StepState] = {}
        for slug in (*unit.core, *unit.extra):
            state = _state(slug, done, is_open)
            if state is StepState.OPEN and slug in unit.core and not next_found:
                state, next_found = StepState.NEXT, True
            states[slug] = state
        result.append(UnitStanding(_unit_state(states, is_open), states))
        is_open = is_open and _opens_next(unit, done)
    return result


def next_slug(units: Sequence[UnitPlan], done: Collection[str]) -> str | None:
    """The exercise to do next, None when every open core exercise is done."""
    for unit in standing(units, done):
        for slug, state in unit.exercises.items():
            if state is StepState.NEXT:
                return slug
    return None


def _state(slug: str, done: Collection[str], is_open: bool) -> StepState:
    if slug in done:
        return StepState.DONE
    return StepState.OPEN if is_open else StepState.LOCKED


def _unit_state(states: dict[str, StepState], is_open: bool) -> StepState:
    if not is_open:
        return StepState.LOCKED
    return StepState.DONE if all(state is StepState.DONE for state in states.values()) else StepState.OPEN


def _opens_next(unit: UnitPlan, done: Collection[str]) -> bool:
    # The tolerance keeps 0.7 * 10 from asking for an eighth exercise.
    needed = ceil(unit.opens_at * len(unit.core) - 1e-9)
    return sum(slug in done for slug in unit.core) >= needed
