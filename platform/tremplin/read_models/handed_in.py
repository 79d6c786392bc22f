"""A program that a child handed in."""

from __future__ import annotations

from dataclasses import dataclass

from tremplin.domain.exercise import Exercise
from tremplin.models import Submission


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A program with the exercise as it stood when the program was handed in."""

    submission: Submission
    exercise: Exercise
