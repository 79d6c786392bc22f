"""An exercise's page from its read model alone: no database is there."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from flask import Flask
from tests.cast import ROOT
from tests.content.samples import exercise

from tremplin.content.format.loader import exercise_from_files, spec_from_files
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.exercise_page import ExercisePage
from tremplin.web.learn import help_routes, routes

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def loaded(slug: str, answer: str | None = None) -> LoadedExercise:
    """A built-in exercise as the house has it."""
    files = exercise(slug)
    return LoadedExercise(
        exercise_id=UUID(int=1),
        revision_id=UUID(int=2),
        exercise=exercise_from_files(files),
        spec=spec_from_files(files),
        files=files,
        answer=answer,
        goals={},
    )


def page_of(slug: str, answer: str | None = None) -> ExercisePage:
    """Its page before the child has done anything."""
    return ExercisePage(owner_id=UUID(int=3), is_young=False, loaded=loaded(slug, answer), at=NOON)


@pytest.fixture
def reader(reader: Flask) -> Flask:
    """Somebody who reads English, on a site that has the children's addresses."""
    reader.template_folder = str(ROOT / "platform/tremplin/web/templates")
    reader.register_blueprint(routes.bp)
    reader.register_blueprint(help_routes.bp)
    return reader
