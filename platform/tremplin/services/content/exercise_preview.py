"""An exercise in the making as the child will meet it; only the author's own attempt is kept."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from tremplin.content.authoring.exercise_draft import previewable
from tremplin.content.format.exercise_jobs import job_of
from tremplin.content.format.files import Files, content_hash
from tremplin.content.format.loader import exercise_from_files, spec_from_files
from tremplin.content.format.pictures import picture_type
from tremplin.content.format.predictions import verdict_for_answer
from tremplin.content.format.problems import ContentError, SandboxUnavailableError
from tremplin.models import ExerciseDraftRow
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.exercise_page import ExercisePage, KeptDraft
from tremplin.services.clock import now
from tremplin.services.content.catalogue import unpack_folder
from tremplin.services.content.exercise_drafts import exercise_draft_of
from tremplin.services.content.load_content import ExerciseFolder, observed
from tremplin.services.errors import NotFound
from tremplin_sandbox.sandbox import Sandbox
from tremplin_sandbox.verdict import Verdict

MOST_KEPT = 32


class _Seen:
    """The sandbox's findings on the folders previewed last: a second look runs nothing."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, ExerciseFolder] = OrderedDict()
        self._lock = Lock()

    def of(self, files: Files, sandbox: Sandbox) -> ExerciseFolder:
        """The folder with its answer and goals, which are left out where they cannot be found."""
        key = content_hash(files)
        with self._lock:
            if key in self._kept:
                return self._kept[key]

        try:
            folder = observed(files, sandbox)
        except ContentError:
            folder = ExerciseFolder(files)
        except SandboxUnavailableError:
            # Not kept: the sandbox may be back at the next look.
            return ExerciseFolder(files)

        with self._lock:
            self._kept[key] = folder
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)

        return folder


_seen = _Seen()


def preview_of(
    draft: ExerciseDraftRow, sandbox: Sandbox, pictures_at: str
) -> LoadedExercise | None:
    """The draft as far as it can be shown; None where too little of it is there.

    Args:
        draft: The exercise in the making.
        sandbox: Tells what a solution draws and what a program prints; both are left out while it
            runs nothing.
        pictures_at: What goes before a picture's name in the statement.
    """
    files = previewable(exercise_draft_of(draft))
    if files is None:
        return None

    folder = _seen.of(files, sandbox)
    return LoadedExercise(
        exercise_id=draft.id,
        revision_id=UUID(int=0),
        exercise=exercise_from_files(files, pictures_at),
        spec=spec_from_files(files),
        files=files,
        answer=folder.answer,
        goals=folder.goals,
    )


def preview_page(draft: ExerciseDraftRow, loaded: LoadedExercise) -> ExercisePage:
    """The child's page of the draft, with nothing done of it but the author's own attempt."""
    at = now()
    source = draft.tried if draft.tried is not None else loaded.exercise.starter
    return ExercisePage(
        owner_id=draft.id,
        is_young=False,
        loaded=loaded,
        at=at,
        draft=KeptDraft(draft.version, source, at),
    )


def try_out(loaded: LoadedExercise, source: str, sandbox: Sandbox) -> Verdict:
    """The verdict that a child would get for this program."""
    if loaded.exercise.prediction is not None:
        return verdict_for_answer(source, loaded.answer or "", loaded.exercise)
    return sandbox.grade(job_of(loaded.files, loaded.spec, source.encode(), loaded.goals))


def picture_in(draft: ExerciseDraftRow, name: str) -> tuple[bytes, str]:
    """A picture of the draft, and its media type.

    Raises:
        NotFound: There is no such picture in it.
    """
    data = unpack_folder(draft.folder).get(f"images/{name}")
    media_type = picture_type(name)
    if data is None or media_type is None:
        raise NotFound
    return data, media_type
