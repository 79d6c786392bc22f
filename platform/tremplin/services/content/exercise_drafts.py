"""Instructors make exercises of their own, as drafts that lose nothing; ``publish_exercise`` makes them revisions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.authoring.new_exercise import blank
from tremplin.content.authoring.picture_upload import picture_to_keep
from tremplin.content.format.slugs import free_slug, slug_of
from tremplin.domain.exercise import LANGUAGES, Kind
from tremplin.models import ExerciseDraftRow, ExerciseRow, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise, pack_folder, unpack_folder
from tremplin.services.errors import NotFound, Refused


def exercise_drafts() -> list[ExerciseDraftRow]:
    """The exercises in the making, the one edited last first."""
    return list(
        db.session.scalars(select(ExerciseDraftRow).order_by(ExerciseDraftRow.edited_at.desc()))
    )


def exercise_draft_by_id(draft_id: UUID) -> ExerciseDraftRow:
    """The draft with this id.

    Raises:
        NotFound: There is none.
    """
    draft = db.session.get(ExerciseDraftRow, draft_id)
    if draft is None:
        raise NotFound
    return draft


def exercise_draft_of(draft: ExerciseDraftRow) -> ExerciseDraft:
    """What the draft holds."""
    return ExerciseDraft.of(unpack_folder(draft.folder))


def begin_exercise(
    title: str, language: str, kind: Kind, setting: str, staff: Staff
) -> ExerciseDraftRow:
    """A new one with this title, small programs that run, and everything else to be written.

    Raises:
        Refused: ``empty`` without a title.
    """
    if not title.strip():
        raise Refused("empty")
    with unit_of_work() as session:
        draft_id, slug = uuid4(), _free_slug(session, slug_of(title, "exercice"))
        exercise_draft = _titled(
            blank(kind, setting, draft_id, slug, staff.name), title.strip(), language
        )
        return _begin(session, draft_id, slug, exercise_draft, staff)


def copy_exercise(slug: str, staff: Staff) -> ExerciseDraftRow:
    """A new one that begins as the one with this slug stands now; both go their own ways from there.

    Raises:
        NotFound: No such exercise.
    """
    loaded = current_exercise(slug)
    if loaded is None:
        raise NotFound

    with unit_of_work() as session:
        draft_id, new_slug = uuid4(), _free_slug(session, slug)
        authors = [{"name": staff.name, "role": "author"}]
        exercise_draft = ExerciseDraft.of(loaded.files)
        source = f"« {loaded.exercise.title['fr']} » ({slug}), revision {loaded.exercise.revision}"
        exercise_draft = exercise_draft.with_meta(
            id=str(draft_id),
            slug=new_slug,
            revision=1,
            status="published",
            authors=authors,
            source=source,
        )

        return _begin(session, draft_id, new_slug, exercise_draft, staff)


def take_up_again(slug: str, came_with: Collection[UUID], staff: Staff) -> ExerciseDraftRow:
    """The draft of an exercise of the house's own; where it was thrown away, one that begins as what is published.

    What is published of it next is the exercise's next revision.

    Args:
        slug: The exercise.
        came_with: The ids of what came with Tremplin; that is copied, never changed.
        staff: Who takes it up.

    Raises:
        NotFound: The house has made no such exercise.
    """
    loaded = current_exercise(slug)
    if loaded is None or loaded.exercise_id in came_with:
        raise NotFound
    draft = db.session.get(ExerciseDraftRow, loaded.exercise_id)
    if draft is not None:
        return draft
    with unit_of_work() as session:
        return _begin(session, loaded.exercise_id, slug, ExerciseDraft.of(loaded.files), staff)


def save_exercise_draft(
    draft: ExerciseDraftRow, exercise_draft: ExerciseDraft, base: int, staff: Staff
) -> None:
    """Keep the draft as the next version; what is kept already stays the version it is.

    Raises:
        Refused: ``overtaken`` when another save came after version ``base``; nothing is changed
            then.
    """
    settled = exercise_draft.settled().with_meta(id=str(draft.id), slug=draft.slug)
    folder = pack_folder(settled.to_files())
    before = exercise_draft_of(draft)
    # Another start: the author's try began from the one before.
    tried = draft.tried if before.program(before.given) == settled.program(settled.given) else None

    with unit_of_work() as session:
        # One statement decides between two authors who press at the same moment.
        kept = session.execute(
            update(ExerciseDraftRow)
            .where(ExerciseDraftRow.id == draft.id, ExerciseDraftRow.version == base)
            .values(
                folder=folder,
                version=base + (folder != draft.folder),
                tried=tried,
                edited_by_id=staff.id,
                edited_at=now(),
            )
            .returning(ExerciseDraftRow.id)
        ).first()
        if kept is None:
            session.refresh(draft)
            raise Refused("overtaken")

    db.session.refresh(draft)


def keep_attempt(draft: ExerciseDraftRow, source: str | None) -> None:
    """Keep what the author has built in the preview; None to begin there from the starter again."""
    with unit_of_work():
        draft.tried = source


def add_picture(draft: ExerciseDraftRow, name: str, data: bytes, staff: Staff) -> None:
    """Put a picture into the exercise, made small and cleaned; its words in both languages are asked for.

    Raises:
        ContentError: It is no picture that can be kept.
        Refused: ``no_file`` where there is none, or ``overtaken``.
    """
    if not data:
        raise Refused("no_file")
    kept_as, picture = picture_to_keep(name, data)
    exercise_draft = exercise_draft_of(draft)
    images = {kept_as: dict.fromkeys(LANGUAGES, ""), **(exercise_draft.meta.get("images") or {})}
    save_exercise_draft(
        draft,
        exercise_draft.with_file(f"images/{kept_as}", picture).with_meta(images=images),
        draft.version,
        staff,
    )


def throw_exercise_away(draft: ExerciseDraftRow, staff: Staff) -> None:
    """The draft goes; what was published of it stays."""
    with unit_of_work() as session:
        session.delete(draft)
        record_access(actor_of(staff), "draft.thrown_away", exercise=draft.slug)


def _titled(exercise_draft: ExerciseDraft, title: str, language: str) -> ExerciseDraft:
    statements = {
        **exercise_draft.statements,
        language: replace(exercise_draft.statements[language], title=title),
    }
    return replace(exercise_draft, statements=statements)


def _begin(
    session: Session, draft_id: UUID, slug: str, exercise_draft: ExerciseDraft, staff: Staff
) -> ExerciseDraftRow:
    draft = ExerciseDraftRow(
        id=draft_id,
        slug=slug,
        folder=pack_folder(exercise_draft.to_files()),
        version=1,
        created_by_id=staff.id,
        edited_by_id=staff.id,
        edited_at=now(),
    )
    session.add(draft)
    record_access(actor_of(staff), "draft.begun", exercise=slug)

    return draft


def _free_slug(session: Session, wanted: str) -> str:
    taken = {
        *session.scalars(select(ExerciseRow.slug)),
        *session.scalars(select(ExerciseDraftRow.slug)),
    }
    return free_slug(wanted, taken)
