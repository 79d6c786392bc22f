"""Publish a draft: once proved, it becomes the exercise's next revision, which never changes."""

from __future__ import annotations

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.format.files import Files, content_hash
from tremplin.models import ExerciseDraftRow, ExerciseRow, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import actor_of, record_access
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.content.exercise_drafts import exercise_draft_of
from tremplin.services.content.exercise_proof import Shelf, prove_draft
from tremplin.services.content.load_content import load_content, observed
from tremplin.services.errors import Refused
from tremplin_sandbox.sandbox import Sandbox


def publish_exercise(draft: ExerciseDraftRow, shelf: Shelf, sandbox: Sandbox, staff: Staff) -> int:
    """Make the draft the exercise's next revision, once it is proved.

    The same draft again is the same revision: nothing new is made of it.

    Returns:
        The number of the revision.

    Raises:
        Refused: ``faults``, or ``unproved`` when the sandbox found something wrong.
        SandboxUnavailableError: The sandbox cannot run anything at the moment.
    """
    if not prove_draft(draft, shelf, sandbox):
        raise Refused("unproved")

    row = db.session.get(ExerciseRow, draft.id)
    here = loaded_revision(row.current_revision_id) if row and row.current_revision_id else None
    number = here.exercise.revision if here else 0

    if here and same_but_for_number(draft, here.files):
        return number

    files = _numbered(draft, number + 1)
    load_content([observed(files, sandbox)], [])

    with unit_of_work():
        record_access(
            actor_of(staff), "exercise.published", exercise=draft.slug, revision=number + 1
        )

    return number + 1


def same_but_for_number(draft: ExerciseDraftRow, files: Files) -> bool:
    """Whether the draft has the content of this revision, whose files are given."""
    number = ExerciseDraft.of(files).meta["revision"]
    return content_hash(_numbered(draft, number)) == content_hash(files)


def _numbered(draft: ExerciseDraftRow, revision: int) -> Files:
    return exercise_draft_of(draft).with_meta(revision=revision).to_files()
