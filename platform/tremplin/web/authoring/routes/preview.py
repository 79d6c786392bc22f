"""An exercise in the making as the child will meet it, and Check with the real sandbox."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from flask import jsonify, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from tremplin.domain.draft import program_in
from tremplin.domain.progress import ProgressState, advance
from tremplin.models import ExerciseDraftRow
from tremplin.read_models.exercise import LoadedExercise
from tremplin.runtime.wiring import sandbox_here
from tremplin.services.clock import now
from tremplin.services.content.drafts import exercise_editor
from tremplin.services.content.exercise_drafts import keep_attempt
from tremplin.services.content.exercise_preview import picture_in, preview_of, preview_page, try_out
from tremplin.services.errors import NotFound
from tremplin.services.learning.grade_submissions import outcome_of
from tremplin.services.learning.source_text import refuse_unkeepable
from tremplin.web.authoring.preview_view import preview_answer, preview_hints, preview_view
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.headers import PICTURE_ALONE, policy
from tremplin.web.exercise.drafts import DraftBody, SubmissionBody
from tremplin.web.security.access import Audience, open_to


@bp.get("/exercises/<uuid:draft_id>/preview")
@open_to(Audience.LEADER)
def preview(draft_id: UUID) -> ResponseReturnValue:
    """The child's page."""
    draft = exercise_editor.by_id(draft_id)
    loaded = _loaded(draft)
    if loaded is None:
        page = render_template("authoring/no_preview.html")
    else:
        view = preview_view(draft, preview_page(draft, loaded))
        page = render_template("authoring/preview.html", **view)
    return page, {
        "Content-Security-Policy": policy(framed_by="'self'"),
        "X-Frame-Options": "SAMEORIGIN",
    }


@bp.put("/exercises/<uuid:draft_id>/preview/draft")
@open_to(Audience.LEADER)
def preview_try(draft_id: UUID) -> ResponseReturnValue:
    """Keep what the author builds: each change of the form shows the preview anew."""
    body = DraftBody.model_validate(request.get_json())
    refuse_unkeepable(body.source)
    keep_attempt(exercise_editor.by_id(draft_id), body.source)
    return jsonify(version=body.base + 1, saved_at="", overtook=False)


@bp.post("/exercises/<uuid:draft_id>/preview/submissions")
@open_to(Audience.LEADER)
def preview_check(draft_id: UUID) -> ResponseReturnValue:
    """Check, as for a child; nothing is kept."""
    body = SubmissionBody.model_validate(request.get_json())
    refuse_unkeepable(body.source)
    source = program_in(body.source)
    loaded = _loaded(exercise_editor.by_id(draft_id))
    if loaded is None:
        raise NotFound
    verdict = try_out(loaded, source, sandbox_here())
    # The stars of a child who passes at the first attempt.
    stars = advance(ProgressState(), outcome_of(verdict), now()).stars
    return jsonify(preview_answer(loaded, source, verdict, stars))


@bp.post("/exercises/<uuid:draft_id>/preview/hints")
@open_to(Audience.LEADER)
def preview_all_hints(draft_id: UUID) -> ResponseReturnValue:
    """The hints."""
    loaded = _loaded(exercise_editor.by_id(draft_id))
    if loaded is None:
        raise NotFound
    return jsonify(
        html=preview_hints(loaded),
        given=len(loaded.exercise.hints),
        total=len(loaded.exercise.hints),
    )


@bp.get("/exercises/<uuid:draft_id>/pictures/<name>")
@open_to(Audience.LEADER)
def preview_picture(draft_id: UUID, name: str) -> ResponseReturnValue:
    """A picture of the draft."""
    data, media_type = picture_in(exercise_editor.by_id(draft_id), name)
    response = send_file(BytesIO(data), mimetype=media_type, download_name=name)
    response.headers["Content-Security-Policy"] = PICTURE_ALONE
    return response


def _loaded(draft: ExerciseDraftRow) -> LoadedExercise | None:
    pictures_at = url_for("teach.preview_picture", draft_id=draft.id, name="_").removesuffix("_")
    return preview_of(draft, sandbox_here(), pictures_at)
