"""Exercises and curricula as the site uses them: immutable revisions, each parsed once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID

from sqlalchemy import select

from tremplin.content.format.loader import (
    curriculum_from_bytes,
    exercise_from_files,
    spec_from_files,
)
from tremplin.content.format.pictures import picture_type
from tremplin.domain.exercise import Curriculum
from tremplin.models import CurriculumRevision, CurriculumRow, ExerciseRevision, ExerciseRow
from tremplin.models.db import db
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.errors import NotFound
from tremplin_sandbox.comparing.drawing import drawing_of

PICTURES_AT = "/pictures"
"""Where the web serves a revision's pictures, followed by its id and the picture's name."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack_folder(files: Mapping[str, bytes]) -> bytes:
    """A folder as one value for its revision's row: the same files always give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpack_folder(packed: bytes) -> dict[str, bytes]:
    """The inverse of :func:`pack_folder`."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@lru_cache(maxsize=512)
def loaded_revision(revision_id: UUID) -> LoadedExercise:
    """A revision parsed; kept in memory, for a revision never changes."""
    revision = db.session.get_one(ExerciseRevision, revision_id)
    files = unpack_folder(revision.folder)
    return LoadedExercise(
        exercise_id=revision.exercise_id,
        revision_id=revision.id,
        exercise=exercise_from_files(files, f"{PICTURES_AT}/{revision.id}/"),
        spec=spec_from_files(files),
        files=files,
        answer=revision.answer,
        goals={test_id: drawing_of(records) for test_id, records in revision.goals.items()},
    )


@lru_cache(maxsize=128)
def loaded_curriculum(revision_id: UUID) -> Curriculum:
    """A curriculum's revision parsed; kept in memory, for a revision never changes."""
    return curriculum_from_bytes(db.session.get_one(CurriculumRevision, revision_id).document)


def current_exercise(slug: str) -> LoadedExercise | None:
    """The exercise's newest revision by slug, None where there is none."""
    revision_id = db.session.scalars(
        select(ExerciseRow.current_revision_id).where(ExerciseRow.slug == slug)
    ).first()
    return loaded_revision(revision_id) if revision_id else None


def current_exercises(slugs: list[str]) -> dict[str, LoadedExercise]:
    """The newest revision of each of these exercises that exists, by slug."""
    wanted = select(ExerciseRow.slug, ExerciseRow.current_revision_id).where(
        ExerciseRow.slug.in_(slugs), ExerciseRow.current_revision_id.is_not(None)
    )
    rows = db.session.execute(wanted)
    return {row.slug: loaded_revision(row.current_revision_id) for row in rows}


def current_curriculum(row: CurriculumRow) -> Curriculum | None:
    """The curriculum's newest revision, None where nothing has been loaded."""
    return loaded_curriculum(row.current_revision_id) if row.current_revision_id else None


def picture_of(revision_id: UUID, name: str) -> tuple[bytes, str]:
    """A picture of an exercise's statement, and its media type.

    Raises:
        NotFound: No such revision, or no such picture in it.
    """
    if db.session.get(ExerciseRevision, revision_id) is None:
        raise NotFound
    data = loaded_revision(revision_id).files.get(f"images/{name}")
    media_type = picture_type(name)
    if data is None or media_type is None:
        raise NotFound
    return data, media_type
