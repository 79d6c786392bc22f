"""How an outcome changes a child's progress. Attempts are counted to help, never to score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

STAR_FOR_PASSING = 1
STAR_FOR_ADVICE = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a graded submission means for progress.

    Attributes:
        passed: Every required test is right.
        counts: Whether it is an attempt; False when the platform failed, never the child.
        advice_followed: Every ``advice`` test is right too (true where an exercise has none).
    """

    passed: bool
    counts: bool
    advice_followed: bool


@dataclass(frozen=True, slots=True)
class ProgressState:
    """What is known of one child and one exercise."""

    attempts: int = 0
    stars: int = 0
    first_success_at: datetime | None = None


def advance(state: ProgressState, outcome: Outcome, at: datetime) -> ProgressState:
    """The state after one more outcome.

    A pass earns a star and following every advice a second one. Nothing earned is ever taken back:
    a later failure only counts an attempt.
    """
    if not outcome.counts:
        return state
    state = replace(state, attempts=state.attempts + 1)
    if not outcome.passed:
        return state
    stars = STAR_FOR_PASSING + (STAR_FOR_ADVICE if outcome.advice_followed else 0)
    return replace(
        state, stars=max(state.stars, stars), first_success_at=state.first_success_at or at
    )
