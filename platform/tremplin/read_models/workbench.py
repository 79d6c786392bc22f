"""Read models of the authors' pages: drafts of exercises and curricula, and lists to begin from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tremplin.content.authoring.curriculum_draft import CurriculumDraft
from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.format.problems import Problem
from tremplin.domain.exercise import Curriculum, Text
from tremplin.models import CurriculumDraftRow, ExerciseDraftRow
from tremplin.read_models.exercise import LoadedExercise


@dataclass(frozen=True, slots=True)
class Choices:
    """The exercises of the house, to choose one from.

    Attributes:
        exercises: By slug.
        curricula: Those that group them.
        came_with: The ids of the exercises that came with Tremplin.
    """

    exercises: Mapping[str, LoadedExercise]
    curricula: Sequence[Curriculum]
    came_with: frozenset[UUID]

    @property
    def made_here(self) -> list[str]:
        """The slugs of the exercises that did not come with Tremplin, in order."""
        return sorted(slug for slug in self.exercises if self._is_made_here(slug))

    def _is_made_here(self, slug: str) -> bool:
        return self.exercises[slug].exercise_id not in self.came_with


@dataclass(frozen=True, slots=True)
class CurriculumSide:
    """What stands beside the form of a curriculum.

    Attributes:
        draft: The row: its slug, its version, who edited it last.
        plan: What the form shows: as it is kept, or as it was typed and not kept.
        problems: What the checks say of the kept plan.
        titles: Of every exercise of the house, by slug.
    """

    draft: CurriculumDraftRow
    plan: CurriculumDraft
    problems: Sequence[Problem]
    titles: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class CurriculumWorkbench:
    """The page of a curriculum in the making."""

    side: CurriculumSide
    choices: Choices


@dataclass(frozen=True, slots=True)
class ExerciseWorkbench:
    """The page of an exercise in the making.

    Attributes:
        draft: The row: its slug, its version, who edited it last.
        exercise_draft: What the form shows: as it is kept, or as it was typed and not kept.
        faults: What can be seen to be wrong with it without running a program.
        proof: What the sandbox found wrong; None where it has not seen this version.
        trials: How many things the sandbox tried; None before the first proof.
        is_published: Whether the newest revision of the exercise is this draft.
        is_outdated: Whether a program of the reader's groups was graded by an older revision.
    """

    draft: ExerciseDraftRow
    exercise_draft: ExerciseDraft
    faults: Sequence[Problem]
    proof: Sequence[Problem] | None
    trials: int | None
    is_published: bool
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class ExercisesPage:
    """The exercises in the making, those published here, and those to begin a copy from."""

    drafts: Sequence[tuple[ExerciseDraftRow, ExerciseDraft]]
    choices: Choices


@dataclass(frozen=True, slots=True)
class ContentPage:
    """The curricula of the house.

    Attributes:
        curricula: In the order of their slugs.
        titles: Of their exercises, by slug.
        drafts: The curricula in the making.
        own_exercises: How many exercises did not come with Tremplin.
        own_curricula: How many curricula did not.
    """

    curricula: Sequence[Curriculum]
    titles: Mapping[str, Text]
    drafts: Sequence[CurriculumDraftRow]
    own_exercises: int
    own_curricula: int
