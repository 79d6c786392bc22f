"""The works that a child chose to show at home, as her family finds them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from tremplin.content.print.program_result import ProgramResult
from tremplin.models import Creation
from tremplin.models.db import db
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.family_page import ShownWork
from tremplin.services.content.catalogue import current_exercises


def works_of(learner_id: UUID) -> list[Creation]:
    """What the child shows, the newest first."""
    return list(
        db.session.scalars(
            select(Creation)
            .where(Creation.learner_id == learner_id, Creation.chosen_at.is_not(None))
            .order_by(Creation.chosen_at.desc())
        )
    )


def shown_works(learner_id: UUID) -> list[ShownWork]:
    """The same for whoever reads them, each with what it was made for."""
    works = works_of(learner_id)
    slugs = [work.exercise.slug for work in works if work.exercise]
    loaded = current_exercises(slugs)
    return [_shown_work(work, loaded) for work in works]


def _shown_work(work: Creation, loaded: Mapping[str, LoadedExercise]) -> ShownWork:
    slug = work.exercise.slug if work.exercise else ""
    made_for = loaded.get(slug)
    return ShownWork(
        exercise=made_for.exercise if made_for else None,
        title=work.title or slug,
        source=work.source,
        result=ProgramResult.model_validate(work.shown),
        chosen_at=work.chosen_at,
    )
