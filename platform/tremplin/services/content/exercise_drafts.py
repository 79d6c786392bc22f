"""Exercises that instructors make, as drafts; ``publish_exercise`` turns them into revisions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.authoring.new_exercise import blank
from tremplin.content.authoring.picture_upload import picture_to_keep
from tremplin.content.format.slugs import slug_of
from tremplin.domain.exercise import LANGUAGES, Kind
from tremplin.models import ExerciseDraftRow, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.content.catalogue import current_exercise, pack_folder, unpack_folder
from tremplin.services.content.drafts import Columns, exercise_editor
from tremplin.services.errors import NotFound, Refused


def exercise_draft_of(draft: ExerciseDraftRow) -> ExerciseDraft:
    """What the draft holds."""
    return ExerciseDraft.of(unpack_folder(draft.folder))


def begin_exercise(
    title: str, language: str, kind: Kind, setting: str, staff: Staff
) -> ExerciseDraftRow:
    """A new draft with this title and small programs that run; everything else is to be written.

    Raises:
        Refused: ``empty`` without a title.
    """
    if not title.strip():
        raise Refused("empty")

    def blank_folder(draft_id: UUID, slug: str) -> Columns:
        new = blank(kind, setting, draft_id, slug, staff.name)
        return _columns(_titled(new, title.strip(), language))

    return exercise_editor.begin(slug_of(title, "exercice"), blank_folder, staff)


def copy_exercise(slug: str, staff: Staff) -> ExerciseDraftRow:
    """A new draft that begins as a copy of this exercise; neither follows the other's changes.

    Raises:
        NotFound: No such exercise.
    """
    loaded = current_exercise(slug)
    if loaded is None:
        raise NotFound

    source = f"« {loaded.exercise.title['fr']} » ({slug}), revision {loaded.exercise.revision}"

    def copied_folder(draft_id: UUID, new_slug: str) -> Columns:
        copied = ExerciseDraft.of(loaded.files).with_meta(
            id=str(draft_id),
            slug=new_slug,
            revision=1,
            status="published",
            authors=[{"name": staff.name, "role": "author"}],
            source=source,
        )
        return _columns(copied)

    return exercise_editor.begin(slug, copied_folder, staff)


def take_up_again(slug: str, came_with: Collection[UUID], staff: Staff) -> ExerciseDraftRow:
    """The draft of an exercise made in this house, to publish its next revision from.

    Where the draft was thrown away, it begins again as the exercise was published last.

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

    columns = _columns(ExerciseDraft.of(loaded.files))
    return exercise_editor.take_over(loaded.exercise_id, slug, columns, staff)


def save_exercise_draft(
    draft: ExerciseDraftRow, exercise_draft: ExerciseDraft, base: int, staff: Staff
) -> None:
    """Keep the draft as its next version; content that is kept already makes no new version.

    Raises:
        Refused: ``overtaken`` when another save came after version ``base``; nothing is changed
            then.
    """
    settled = exercise_draft.settled().with_meta(id=str(draft.id), slug=draft.slug)
    columns = _columns(settled)
    before = exercise_draft_of(draft)
    if before.program(before.given) != settled.program(settled.given):
        # Another start: the author's try began from the one before.
        columns["tried"] = None

    is_change = columns["folder"] != draft.folder
    exercise_editor.save(draft, base, columns, staff, is_change=is_change)


def keep_attempt(draft: ExerciseDraftRow, source: str | None) -> None:
    """Keep what the author has built in the preview; None to begin there from the starter again."""
    with unit_of_work():
        draft.tried = source


def add_picture(draft: ExerciseDraftRow, name: str, data: bytes, staff: Staff) -> None:
    """Put a picture into the exercise, made small and cleaned; its descriptions stay to be written.

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


def _titled(exercise_draft: ExerciseDraft, title: str, language: str) -> ExerciseDraft:
    statements = {
        **exercise_draft.statements,
        language: replace(exercise_draft.statements[language], title=title),
    }
    return replace(exercise_draft, statements=statements)


def _columns(exercise_draft: ExerciseDraft) -> Columns:
    return {"folder": pack_folder(exercise_draft.to_files())}
