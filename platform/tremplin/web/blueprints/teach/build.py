"""Putting a curriculum together: its texts in both languages, its units, their exercises; then publishing it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.content.plan import Plan
from tremplin.content.problems import Problem, Severity
from tremplin.content.text import keep_together
from tremplin.models import CurriculumDraft
from tremplin.services.errors import Refused
from tremplin.services.teaching.build_curriculum import (
    begin_curriculum,
    copy_curriculum,
    draft_by_id,
    exercises_here,
    problems_of,
    publish,
    save_plan,
    throw_away,
)
from tremplin.web.access import Audience, open_to, staff_here
from tremplin.web.blueprints.teach.blueprint import bp
from tremplin.web.forms.plan import AGES, LONGEST, plan_from
from tremplin.web.i18n import language, pick
from tremplin.web.skills import skills_here


@bp.post("/build")
@open_to(Audience.LEADER)
def begin() -> ResponseReturnValue:
    """A new curriculum."""
    try:
        draft = begin_curriculum(request.form.get("title", "")[: LONGEST["title"]], language(), staff_here())
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
    return _page(draft, Plan.from_json(draft.plan))


@bp.post("/build/<uuid:draft_id>")
@open_to(Audience.LEADER)
def keep(draft_id: UUID) -> ResponseReturnValue:
    """Keep what the page shows, and do what the button says."""
    draft = draft_by_id(draft_id)
    base = request.form.get("version", "")
    pressed = request.form.get("do", "")
    plan = plan_from(request.form, Plan.from_json(draft.plan))
    try:
        save_plan(draft, plan, int(base) if base.isdecimal() else 0, staff_here())
    except Refused:
        # Nothing typed is lost: the page comes back with it, over the version that is kept now.
        return _page(draft, plan, overtaken_by=draft.edited_by.name), 409
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


def _published(draft: CurriculumDraft) -> ResponseReturnValue:
    try:
        revision = publish(draft, staff_here())
    except Refused:
        flash(gettext("Not published yet: look at what is still missing."), "warning")
        return redirect(url_for("teach.build", draft_id=draft.id))
    flash(gettext("Published as revision %(number)s. Groups can follow it from now on.", number=revision))
    return redirect(url_for("teach.content"))


def _place(pressed: str) -> str | None:
    """Where on the page the author was."""
    parts = pressed.split(":")
    return parts[1] if len(parts) > 1 and parts[0] != "remove-unit" else None


def _in_words(problem: Problem, titles: Mapping[str, str]) -> str:
    """The problem's sentence, its exercises and skills called by their titles."""
    return re.sub(
        r"(?<=[« '\u00a0])[a-z0-9]+(?:[.-][a-z0-9]+)*(?=[\u00a0 ]?[»'])",
        lambda found: titles.get(found[0], found[0]),
        keep_together(pick(problem.message)),
    )


def _page(draft: CurriculumDraft, plan: Plan, overtaken_by: str = "") -> str:
    offered = exercises_here()
    titles = {slug: pick(loaded.exercise.title) for slug, loaded in offered.items()}
    titles.update((skill.id, pick(skill.title)) for skill in skills_here().values())
    problems = problems_of(draft)
    return render_template(
        "teach/build.html",
        draft=draft,
        plan=plan,
        missing=[_in_words(each, titles) for each in problems if each.severity is Severity.ERROR],
        good_to_know=[_in_words(each, titles) for each in problems if each.severity is Severity.WARNING],
        offered=offered,
        ages=AGES,
        longest=LONGEST,
        overtaken_by=overtaken_by,
    )
