"""Content that travels: what is here as an archive, and an archive's content into the house."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from uuid import UUID

from sqlalchemy import select

from tremplin.content.checks.rules import static_problems
from tremplin.content.exchange.pack import Pack, write_pack
from tremplin.content.exchange.seal import seal
from tremplin.content.format.files import Files
from tremplin.content.format.folder import Folder, under
from tremplin.content.format.loader import content_hash, curriculum_from_bytes, exercise_from_files
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem, Severity
from tremplin.domain.exercise import Curriculum
from tremplin.models import CurriculumRevision, CurriculumRow, ExerciseRevision, ExerciseRow
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import record_access
from tremplin.services.content.catalogue import (
    current_curriculum,
    current_exercise,
    current_exercises,
    loaded_curriculum,
)
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin.services.errors import NotFound, Refused


@dataclass(frozen=True, slots=True)
class Imported:
    """The slugs that an archive brought; what is here stays where it is newer (``older``)."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    older: list[str] = field(default_factory=list)


def curricula_here() -> list[Curriculum]:
    """The curricula of the house, by slug."""
    rows = db.session.scalars(select(CurriculumRow).order_by(CurriculumRow.slug))
    return [curriculum for row in rows if (curriculum := current_curriculum(row))]


def export_curriculum(slug: str, house: str, secret: str) -> bytes:
    """The curriculum and its exercises as an archive with the seal of the house.

    Raises:
        NotFound: No such curriculum.
    """
    row = db.session.scalars(select(CurriculumRow).where(CurriculumRow.slug == slug)).first()
    curriculum = current_curriculum(row) if row else None
    if row is None or curriculum is None:
        raise NotFound

    document = db.session.get_one(CurriculumRevision, row.current_revision_id).document
    loaded = current_exercises(list(curriculum.slugs))
    exercises = {each: exercise.files for each, exercise in loaded.items()}
    return write_pack(slug, exercises, {slug: document}, partial(seal, house=house, secret=secret))


def export_exercise(slug: str, house: str, secret: str) -> bytes:
    """One exercise as an archive with the seal of the house.

    Raises:
        NotFound: No such exercise.
    """
    loaded = current_exercise(slug)
    if loaded is None:
        raise NotFound
    sealed = partial(seal, house=house, secret=secret)
    return write_pack("exercise", {slug: loaded.files}, {}, sealed)


@dataclass(frozen=True, slots=True)
class OwnContent:
    """What the house made or brought in itself.

    Attributes:
        exercises: Files by slug; also those of Tremplin's own that its curricula use.
        made: The slugs among them that did not come with Tremplin.
        curricula: Documents by slug.
    """

    exercises: Mapping[str, Files]
    made: tuple[str, ...]
    curricula: Mapping[str, bytes]


def own_content(came_with: Collection[UUID]) -> OwnContent:
    """Everything in the house that did not come with Tremplin.

    Args:
        came_with: The ids of what did.
    """
    rows = db.session.execute(select(ExerciseRow.id, ExerciseRow.slug).order_by(ExerciseRow.slug))
    made = [row.slug for row in rows if row.id not in came_with]

    # A curriculum travels with all the exercises that it uses, those of Tremplin's own too.
    travelling = dict.fromkeys(made)
    documents: dict[str, bytes] = {}
    for curriculum, revision in _own_curricula(came_with):
        documents[curriculum.slug] = revision.document
        travelling.update(dict.fromkeys(loaded_curriculum(revision.id).slugs))

    loaded = current_exercises(list(travelling))
    return OwnContent(
        exercises={slug: each.files for slug, each in loaded.items()},
        made=tuple(slug for slug in made if slug in loaded),
        curricula=documents,
    )


def _own_curricula(
    came_with: Collection[UUID],
) -> Iterator[tuple[CurriculumRow, CurriculumRevision]]:
    for row in db.session.scalars(select(CurriculumRow).order_by(CurriculumRow.slug)):
        if row.id not in came_with and row.current_revision is not None:
            yield row, row.current_revision


def export_own(came_with: Collection[UUID], house: str, secret: str) -> bytes:
    """Everything of the house's own as one archive with its seal.

    Raises:
        NotFound: The house has nothing of its own.
    """
    own = own_content(came_with)
    if not own.made and not own.curricula:
        raise NotFound
    sealed = partial(seal, house=house, secret=secret)
    return write_pack("own", own.exercises, own.curricula, sealed)


def import_pack(
    pack: Pack, observe: Callable[[Files], ExerciseFolder], actor: str, *, may_change: bool
) -> Imported:
    """Put the archive's content into the catalogue: all of it, or nothing. Twice changes nothing.

    Args:
        pack: From :func:`tremplin.content.exchange.pack.read_pack`.
        observe: Runs an exercise where only the sandbox can tell something of it.
        actor: Who brings it, for the audit trail.
        may_change: Whether a newer state of something that is here may take its place.

    Raises:
        ContentError: An exercise or a curriculum breaks a rule that can be seen without running it.
        Refused: ``changes`` when something here would change and may not.
    """
    report = Imported()
    exercises, curricula = [], []
    for slug, files in sorted(pack.exercises.items()):
        if _comes_in(report, slug, _exercise_news(slug, files)):
            exercises.append(files)
    for name, document in sorted(pack.curricula.items()):
        if _comes_in(report, name, _curriculum_news(name, document, pack.exercises)):
            curricula.append(document)

    if report.changed and not may_change:
        raise Refused("changes")

    if exercises or curricula:
        load_content([observe(files) for files in exercises], curricula)
        with unit_of_work():
            record_access(actor, "pack.imported", new=len(report.new), changed=len(report.changed))

    return report


def _comes_in(report: Imported, slug: str, news: str) -> bool:
    # The words of ``_news`` are the lists of the report.
    getattr(report, news).append(slug)
    return news in ("new", "changed")


def _exercise_news(slug: str, files: Files) -> str:
    try:
        folder, exercise = Folder.of(files, slug), exercise_from_files(files)
    except ContentError as error:
        raise ContentError([under(slug, each) for each in error.problems]) from error

    known = db.session.scalars(
        select(ExerciseRevision.id).where(
            ExerciseRevision.exercise_id == UUID(exercise.id),
            ExerciseRevision.content_hash == content_hash(files),
        )
    ).first()
    # What is here already came in under the rules of its day: an archive of it changes nothing, and
    # need not be judged.
    if known is None:
        _refuse_errors(slug, static_problems(folder))

    row = db.session.get(ExerciseRow, UUID(exercise.id))
    if row is None:
        same_slug = select(ExerciseRow.id).where(ExerciseRow.slug == slug)
        _refuse_taken(slug, db.session.scalars(same_slug).first())
        return "new"

    return _news(slug, row.current_revision, exercise.revision, is_known=known is not None)


def _curriculum_news(name: str, document: bytes, exercises: Mapping[str, Files]) -> str:
    path = f"curricula/{name}.yaml"
    curriculum = curriculum_from_bytes(document, path)
    here = current_exercises(list(curriculum.slugs))
    missing = sorted({*curriculum.slugs} - {*exercises} - {*here})
    if missing:
        message = Message("The exercise '%(slug)s' is missing.", slug=missing[0])
        raise ContentError([Problem(path, "curriculum", message)])

    row = db.session.get(CurriculumRow, UUID(curriculum.id))
    if row is None:
        same_slug = select(CurriculumRow.id).where(CurriculumRow.slug == curriculum.slug)
        _refuse_taken(name, db.session.scalars(same_slug).first())
        return "new"

    known = db.session.scalars(
        select(CurriculumRevision.id).where(
            CurriculumRevision.curriculum_id == row.id,
            CurriculumRevision.content_hash == sha256(document).hexdigest(),
        )
    ).first()
    return _news(name, row.current_revision, curriculum.revision, is_known=known is not None)


def _news(
    slug: str, here: ExerciseRevision | CurriculumRevision | None, revision: int, *, is_known: bool
) -> str:
    if here is None:
        return "new"
    if is_known:
        return "same"
    if revision < here.revision:
        return "older"

    if revision == here.revision:
        message = Message(
            "'%(slug)s' is here already, in revision %(revision)s, but another one:"
            " raise its revision.",
            slug=slug,
            revision=revision,
        )
        raise ContentError([Problem(slug, "versions", message)])

    return "changed"


def _refuse_taken(slug: str, taken_by: UUID | None) -> None:
    if taken_by is not None:
        message = Message("Something else is called '%(slug)s' here.", slug=slug)
        raise ContentError([Problem(slug, "slug", message)])


def _refuse_errors(slug: str, problems: Iterable[Problem]) -> None:
    errors = [under(slug, each) for each in problems if each.severity is Severity.ERROR]
    if errors:
        raise ContentError(errors)
