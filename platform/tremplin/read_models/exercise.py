"""One revision of an exercise, parsed: what pages show of it and what grades a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tremplin.content.format.exercise_jobs import Goals
from tremplin.domain.exercise import Exercise
from tremplin_sandbox.spec import GradingSpec


@dataclass(frozen=True, slots=True)
class LoadedExercise:
    """One revision, ready to show and to grade.

    Attributes:
        exercise_id: The exercise's lasting id.
        revision_id: The revision's row.
        exercise: Texts, starter, hints.
        spec: What decides a verdict.
        files: The whole folder by relative path.
        answer: The computed right answer of a ``predict`` exercise, else None.
        goals: What is to be drawn, by id of the ``turtle`` test.
    """

    exercise_id: UUID
    revision_id: UUID
    exercise: Exercise
    spec: GradingSpec
    files: Mapping[str, bytes]
    answer: str | None
    goals: Goals
