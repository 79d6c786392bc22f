"""Putting a curriculum together: its texts in both languages, its units, their exercises; then publishing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.content.authoring.curriculum_draft import CurriculumDraft
from tremplin.content.format.messages import Named
from tremplin.content.format.problems import Severity
from tremplin.domain.exercise import LANGUAGES
from tremplin.models import CurriculumDraftRow
from tremplin.read_models.exercise import LoadedExercise
from tremplin.services.content.curriculum_drafts import (
    begin_curriculum,
    copy_curriculum,
    draft_by_id,
    exercises_here,
    problems_of,
    publish,
    save_curriculum_draft,
    throw_away,
)
from tremplin.services.errors import Refused
from tremplin.web.authoring.exercise_choice import choice_groups
from tremplin.web.authoring.forms.curriculum import AGES, LONGEST, curriculum_draft_from
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.i18n import language, pick, say
from tremplin.web.base.json_bodies import wants_json
from tremplin.web.exercise.skills import skills_here
from tremplin.web.security.access import Audience, open_to, staff_here


@bp.post("/build")
@open_to(Audience.LEADER)
def begin() -> ResponseReturnValue:
    """A new curriculum."""
    try:
        draft = begin_curriculum(
            request.form.get("title", "")[: LONGEST["title"]], language(), staff_here()
        )
    except Refused:
        flash(gettext("Give it a title first."), "warning")
        return redirect(url_for("teach.content"))
    return redirect(url_for("teach.build", draft_id=draft.id))


@bp.post("/build/copies")
@open_to(Audience.LEADER)
def copy() -> ResponseReturnValue:
    """A new curriculum that begins as one of the house stands now."""
    draft = copy_curriculum(request.form.get("slug", ""), staff_here())
    return redirect(url_for("teach.build", draft_id=draft.id))


@bp.get("/build/<uuid:draft_id>")
@open_to(Audience.LEADER)
def build(draft_id: UUID) -> ResponseReturnValue:
    """The curriculum on the workbench."""
    draft = draft_by_id(draft_id)
    return _page(draft, CurriculumDraft.from_json(draft.plan))


@bp.post("/build/<uuid:draft_id>")
@open_to(Audience.LEADER)
def keep(draft_id: UUID) -> ResponseReturnValue:
    """Keep what the page shows, and do what the button says."""
    draft = draft_by_id(draft_id)
    base = request.form.get("version", "")
    pressed = request.form.get("do", "")
    plan = curriculum_draft_from(request.form, CurriculumDraft.from_json(draft.plan))
    try:
        save_curriculum_draft(draft, plan, int(base) if base.isdecimal() else 0, staff_here())
    except Refused:
        if wants_json():
            return jsonify(overtaken_by=draft.edited_by.name, version=draft.version), 409
        # Nothing typed is lost: the page comes back with it, over the version that is kept now.
        return _page(draft, plan, overtaken_by=draft.edited_by.name), 409

    if wants_json():
        side = render_template(
            "authoring/_curriculum_side.html", **_side(draft, plan, exercises_here())
        )
        return jsonify(version=draft.version, side=side)

    if pressed == "publish":
        return _published(draft)
    return redirect(url_for("teach.build", draft_id=draft.id, _anchor=_place(pressed)))


@bp.post("/build/<uuid:draft_id>/removal")
@open_to(Audience.LEADER)
def remove_draft(draft_id: UUID) -> ResponseReturnValue:
    """Throw the draft away."""
    throw_away(draft_by_id(draft_id), staff_here())
    flash(gettext("Thrown away. What was published of it stays."))
    return redirect(url_for("teach.content"))


def _published(draft: CurriculumDraftRow) -> ResponseReturnValue:
    try:
        revision = publish(draft, staff_here())
    except Refused:
        flash(gettext("Not published yet: look at what is still missing."), "warning")
        return redirect(url_for("teach.build", draft_id=draft.id))
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A problem in its author's words; ``anchor`` is the part of the page to go to."""

    sentence: str
    anchor: str


def _side(
    draft: CurriculumDraftRow, plan: CurriculumDraft, offered: Mapping[str, LoadedExercise]
) -> dict[str, Any]:
    """What stands beside the form: what is missing, what is worth a second look."""
    titles = {slug: pick(loaded.exercise.title) for slug, loaded in offered.items()}
    titles.update((skill.id, pick(skill.title)) for skill in skills_here().values())

    def called(named: Named) -> str:
        return titles.get(named.id, named.id)

    told: dict[Severity, list[_Told]] = {Severity.ERROR: [], Severity.WARNING: []}
    for each in problems_of(draft):
        told[each.severity].append(_Told(say(each.message, called), _anchor(each.key, plan)))
    return {"draft": draft, "missing": told[Severity.ERROR], "good_to_know": told[Severity.WARNING]}


def _anchor(key: str, plan: CurriculumDraft) -> str:
    """The field or the unit that a problem is about."""
    first, _, rest = key.partition(".")
    number = rest.partition(".")[0]
    if first == "units":
        return (
            plan.units[int(number)].id
            if number.isdecimal() and int(number) < len(plan.units)
            else "units"
        )
    what, _, code = key.rpartition(".")
    return f"{what}-{code}" if code in LANGUAGES else key


def _page(draft: CurriculumDraftRow, plan: CurriculumDraft, overtaken_by: str = "") -> str:
    offered = exercises_here()
    return render_template(
        "authoring/curriculum.html",
        plan=plan,
        offered=offered,
        choices=choice_groups(offered),
        ages=AGES,
        longest=LONGEST,
        overtaken_by=overtaken_by,
        overtaken_words=lambda by: gettext(
            "Not kept yet: %(name)s has changed this curriculum meanwhile.", name=by
        ),
        **_side(draft, plan, offered),
    )
