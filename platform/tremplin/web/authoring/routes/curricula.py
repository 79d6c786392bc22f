"""The routes on which a curriculum is put together and published."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.content.authoring.curriculum_draft import CurriculumDraft
from tremplin.models import CurriculumDraftRow
from tremplin.services.content.curriculum_drafts import (
    begin_curriculum,
    copy_curriculum,
    publish,
    save_curriculum_draft,
)
from tremplin.services.content.drafts import curriculum_editor
from tremplin.services.errors import Refused
from tremplin.services.teaching.workbenches import curriculum_side, curriculum_workbench
from tremplin.web.authoring.curriculum_view import curriculum_side_view, curriculum_view
from tremplin.web.authoring.forms.curriculum import LONGEST, curriculum_draft_from
from tremplin.web.authoring.routes.draft_pages import DraftPages, base_version
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.i18n import language
from tremplin.web.base.json_bodies import wants_json
from tremplin.web.exercise.skills import shipped_here
from tremplin.web.security.access import Audience, open_to, staff_here

PAGES = DraftPages("teach.build", "teach.content", "authoring/_curriculum_side.html")


@bp.post("/build")
@open_to(Audience.LEADER)
def begin() -> ResponseReturnValue:
    """A new curriculum."""
    title = request.form.get("title", "")[: LONGEST["title"]]
    return PAGES.begun(lambda: begin_curriculum(title, language(), staff_here()))


@bp.post("/build/copies")
@open_to(Audience.LEADER)
def copy() -> ResponseReturnValue:
    """A new curriculum that begins as one of the house stands now."""
    return PAGES.back_to(copy_curriculum(request.form.get("slug", ""), staff_here()))


@bp.get("/build/<uuid:draft_id>")
@open_to(Audience.LEADER)
def build(draft_id: UUID) -> ResponseReturnValue:
    """The curriculum on the workbench."""
    draft = curriculum_editor.by_id(draft_id)
    return _page(draft, CurriculumDraft.from_json(draft.plan))


@bp.post("/build/<uuid:draft_id>")
@open_to(Audience.LEADER)
def keep(draft_id: UUID) -> ResponseReturnValue:
    """Keep what the page shows, and do what the button says."""
    draft = curriculum_editor.by_id(draft_id)
    pressed = request.form.get("do", "")
    plan = curriculum_draft_from(request.form, CurriculumDraft.from_json(draft.plan))
    try:
        save_curriculum_draft(draft, plan, base_version(), staff_here())
    except Refused:
        return PAGES.overtaken(draft, lambda by: _page(draft, plan, overtaken_by=by))

    if wants_json():
        return PAGES.kept(draft, curriculum_side_view(curriculum_side(draft, plan)))

    if pressed == "publish":
        return _published(draft)
    return PAGES.back_to(draft, _place(pressed))


@bp.post("/build/<uuid:draft_id>/removal")
@open_to(Audience.LEADER)
def remove_draft(draft_id: UUID) -> ResponseReturnValue:
    """Throw the draft away."""
    curriculum_editor.throw_away(curriculum_editor.by_id(draft_id), staff_here())
    return PAGES.thrown_away()


def _published(draft: CurriculumDraftRow) -> ResponseReturnValue:
    try:
        revision = publish(draft, staff_here())
    except Refused:
        flash(gettext("Not published yet: look at what is still missing."), "warning")
        return PAGES.back_to(draft)
    flash(
        gettext(
            "Published as revision %(number)s. Groups can follow it from now on.", number=revision
        )
    )
    return redirect(url_for("teach.content"))


def _place(pressed: str) -> str | None:
    """Where on the page the author was."""
    parts = pressed.split(":")
    return parts[1] if len(parts) > 1 and parts[0] != "remove-unit" else None


def _page(draft: CurriculumDraftRow, plan: CurriculumDraft, overtaken_by: str = "") -> str:
    bench = curriculum_workbench(draft, plan, shipped_here())
    return render_template(
        "authoring/curriculum.html",
        overtaken_by=overtaken_by,
        overtaken_words=lambda by: gettext(
            "Not kept yet: %(name)s has changed this curriculum meanwhile.", name=by
        ),
        **curriculum_view(bench),
    )
