"""The authors' pages, filled: all that each one shows, in one call."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from tremplin.content.authoring.curriculum_draft import CurriculumDraft
from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.domain.exercise import Text
from tremplin.models import CurriculumDraftRow, ExerciseDraftRow, ExerciseRow, Staff
from tremplin.models.db import db
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.workbench import (
    Choices,
    ContentPage,
    CurriculumSide,
    CurriculumWorkbench,
    ExercisesPage,
    ExerciseWorkbench,
)
from tremplin.services.content.catalogue import current_exercise, current_exercises
from tremplin.services.content.curriculum_drafts import problems_of
from tremplin.services.content.drafts import curriculum_editor, exercise_editor
from tremplin.services.content.exercise_drafts import exercise_draft_of
from tremplin.services.content.exercise_proof import Shelf, faults, proof_problems
from tremplin.services.content.packs import curricula_here, own_content
from tremplin.services.content.publish_exercise import same_but_for_number
from tremplin.services.teaching.regrade import outdated


def exercise_workbench(
    draft: ExerciseDraftRow, exercise_draft: ExerciseDraft, shelf: Shelf, staff: Staff
) -> ExerciseWorkbench:
    """The page of this draft.

    Args:
        draft: The exercise in the making.
        exercise_draft: What the form shows of it.
        shelf: What the house knows beside its exercises.
        staff: Who reads the page.
    """
    published = current_exercise(draft.slug)
    return ExerciseWorkbench(
        draft=draft,
        exercise_draft=exercise_draft,
        faults=faults(exercise_draft.settled().to_files(), shelf),
        proof=proof_problems(draft),
        trials=(draft.proof or {}).get("trials"),
        is_published=published is not None and same_but_for_number(draft, published.files),
        is_outdated=published is not None and bool(outdated(published, staff)),
    )


def curriculum_side(draft: CurriculumDraftRow, plan: CurriculumDraft) -> CurriculumSide:
    """What stands beside the form; ``plan`` is what the form shows."""
    return _side(draft, plan, _exercises_here())


def curriculum_workbench(
    draft: CurriculumDraftRow, plan: CurriculumDraft, came_with: frozenset[UUID]
) -> CurriculumWorkbench:
    """The page of this draft; ``plan`` is what its form shows."""
    choices = _choices(came_with)
    return CurriculumWorkbench(_side(draft, plan, choices.exercises), choices)


def exercises_page(came_with: frozenset[UUID]) -> ExercisesPage:
    """The list of the exercises in the making."""
    drafts = [(draft, exercise_draft_of(draft)) for draft in exercise_editor.all()]
    return ExercisesPage(drafts, _choices(came_with))


def content_page(came_with: frozenset[UUID]) -> ContentPage:
    """The list of the curricula, published and in the making."""
    curricula = curricula_here()
    slugs = dict.fromkeys(slug for curriculum in curricula for slug in curriculum.slugs)
    exercises = current_exercises(list(slugs))
    own = own_content(came_with)

    return ContentPage(
        curricula=curricula,
        titles=_titles(exercises),
        drafts=curriculum_editor.all(),
        own_exercises=len(own.made),
        own_curricula=len(own.curricula),
    )


def _side(
    draft: CurriculumDraftRow, plan: CurriculumDraft, exercises: Mapping[str, LoadedExercise]
) -> CurriculumSide:
    return CurriculumSide(draft, plan, problems_of(draft), _titles(exercises))


def _choices(came_with: frozenset[UUID]) -> Choices:
    return Choices(_exercises_here(), curricula_here(), came_with)


def _exercises_here() -> dict[str, LoadedExercise]:
    slugs = db.session.scalars(select(ExerciseRow.slug).order_by(ExerciseRow.slug))
    return current_exercises(list(slugs))


def _titles(exercises: Mapping[str, LoadedExercise]) -> dict[str, Text]:
    return {slug: loaded.exercise.title for slug, loaded in exercises.items()}
