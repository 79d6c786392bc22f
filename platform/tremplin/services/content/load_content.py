"""Put checked content into the database, as immutable revisions; loading twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tremplin.content.checks.revision_locks import deciding_digest
from tremplin.content.format.exercise_jobs import Goals, drawn_goals
from tremplin.content.format.loader import (
    content_hash,
    curriculum_from_bytes,
    exercise_file,
    exercise_from_files,
)
from tremplin.content.format.predictions import right_answer
from tremplin.domain.exercise import Exercise, Kind
from tremplin.models import CurriculumRevision, CurriculumRow, ExerciseRevision, ExerciseRow
from tremplin.models.db import unit_of_work
from tremplin.services.clock import now
from tremplin.services.content.catalogue import pack_folder, unpack_folder
from tremplin_sandbox.sandbox import Sandbox


@dataclass(frozen=True, slots=True)
class ExerciseFolder:
    """A folder to load, with what was observed of it in the sandbox.

    Attributes:
        files: By relative path.
        answer: The computed right answer of a ``predict`` exercise.
        goals: What the first solution draws, by id of the ``turtle`` test.
    """

    files: Mapping[str, bytes]
    answer: str | None = None
    goals: Goals = field(default_factory=dict)


def observed(files: Mapping[str, bytes], sandbox: Sandbox) -> ExerciseFolder:
    """The folder with what only the sandbox can tell of it.

    Raises:
        ContentError: Its program or its solution does not run to its end.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
    """
    if exercise_file(files).kind is Kind.PREDICT:
        return ExerciseFolder(files, answer=right_answer(files, sandbox))
    return ExerciseFolder(files, goals=drawn_goals(files, sandbox))


class RevisionNotRaisedError(Exception):
    """What decides a verdict has changed under the same revision number."""

    def __init__(self, slug: str, revision: int) -> None:
        super().__init__(slug)
        self.slug = slug
        self.revision = revision


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did."""

    new_revisions: int
    unchanged: int


def load_content(exercises: Iterable[ExerciseFolder], curricula: Iterable[bytes]) -> Loaded:
    """Add a revision for everything that is new or has changed, in one transaction.

    Raises:
        ContentError: A file cannot be read.
        RevisionNotRaisedError: Tests, starter or solution changed under the same revision number.
    """
    with unit_of_work() as session:
        added = [_load_exercise(session, folder) for folder in exercises]
        added += [_load_curriculum(session, document) for document in curricula]
    return Loaded(new_revisions=added.count(True), unchanged=added.count(False))


def _load_exercise(session: Session, folder: ExerciseFolder) -> bool:
    exercise = exercise_from_files(folder.files)
    row = session.get(ExerciseRow, UUID(exercise.id))
    if row is None:
        row = ExerciseRow(id=UUID(exercise.id), slug=exercise.slug)
        session.add(row)
        session.flush()

    row.slug = exercise.slug
    digest = content_hash(folder.files)
    revision = session.scalars(
        select(ExerciseRevision).where(
            ExerciseRevision.exercise_id == row.id, ExerciseRevision.content_hash == digest
        )
    ).first()
    is_new = revision is None

    if revision is None:
        _refuse_silent_change(row, exercise, folder.files)
        revision = ExerciseRevision(
            exercise_id=row.id,
            revision=exercise.revision,
            content_hash=digest,
            folder=pack_folder(folder.files),
            answer=folder.answer,
            goals={test_id: drawing.shown() for test_id, drawing in folder.goals.items()},
            created_at=now(),
        )
        session.add(revision)
        session.flush()

    row.current_revision_id = revision.id
    return is_new


def _load_curriculum(session: Session, document: bytes) -> bool:
    curriculum = curriculum_from_bytes(document)
    row = session.get(CurriculumRow, UUID(curriculum.id))
    if row is None:
        row = CurriculumRow(id=UUID(curriculum.id), slug=curriculum.slug)
        session.add(row)
        session.flush()

    row.slug = curriculum.slug
    digest = sha256(document).hexdigest()
    revision = session.scalars(
        select(CurriculumRevision).where(
            CurriculumRevision.curriculum_id == row.id, CurriculumRevision.content_hash == digest
        )
    ).first()
    is_new = revision is None

    if revision is None:
        revision = CurriculumRevision(
            curriculum_id=row.id,
            revision=curriculum.revision,
            content_hash=digest,
            document=document,
            title=dict(curriculum.title),
            created_at=now(),
        )
        session.add(revision)
        session.flush()

    row.current_revision_id = revision.id
    return is_new


def _refuse_silent_change(row: ExerciseRow, exercise: Exercise, files: Mapping[str, bytes]) -> None:
    before = row.current_revision
    if before is None or exercise.revision > before.revision:
        return
    if deciding_digest(unpack_folder(before.folder)) != deciding_digest(files):
        raise RevisionNotRaisedError(exercise.slug, before.revision)
