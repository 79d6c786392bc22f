"""A child's work for one exercise: reading it, looking back at it, answering it."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from tremplin.models import Learner
from tremplin.services.audit.record_access import actor_of
from tremplin.services.errors import Refused
from tremplin.services.teaching.child_records import open_child_work
from tremplin.services.teaching.replay import replay as replay_work
from tremplin.services.teaching.tick_checklist import tick_checklist
from tremplin.services.teaching.work_answers import (
    LONGEST_COMMENT,
    give_star,
    take_comment_back,
    write_comment,
)
from tremplin.web.base.adult_pages import bp
from tremplin.web.security.access import Audience, kept_learner, open_to, staff_here, taught_learner
from tremplin.web.teach.work_views import replay_view, work_view

_ = lazy_gettext
REFUSALS = {
    "empty": _("Write a few words first."),
    "too_long": _(
        "At most 500 characters, please: a child reads it between two lines of a program."
    ),
}


@bp.get("/learners/<uuid:learner_id>/exercises/<slug>")
@open_to(Audience.INSTRUCTOR)
def work(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """What the child wrote for an exercise, to read only."""
    return _page(kept_learner(learner_id), slug)


@bp.get("/learners/<uuid:learner_id>/exercises/<slug>/replay")
@open_to(Audience.INSTRUCTOR)
def replay(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """How the child's program came about, on a time line."""
    child = kept_learner(learner_id)
    moments = replay_work(child, slug, actor_of(staff_here()))
    return render_template("teach/replay.html", learner=child, **replay_view(moments))


@bp.post("/learners/<uuid:learner_id>/exercises/<slug>/comments")
@open_to(Audience.INSTRUCTOR)
def comment(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """Write a comment, which the child finds beside the exercise."""
    child = taught_learner(learner_id)
    text = request.form.get("text", "")
    try:
        write_comment(child, slug, text, staff_here())
    except Refused as refused:
        return _page(child, slug, text, str(REFUSALS[refused.reason])), 422
    flash(gettext("%(name)s finds it beside the exercise.", name=child.display_name))
    return _back(child, slug)


@bp.post("/learners/<uuid:learner_id>/exercises/<slug>/comments/<uuid:comment_id>/removal")
@open_to(Audience.INSTRUCTOR)
def remove_comment(learner_id: UUID, slug: str, comment_id: UUID) -> ResponseReturnValue:
    """Remove a comment."""
    child = taught_learner(learner_id)
    take_comment_back(child, comment_id, staff_here())
    return _back(child, slug)


@bp.post("/learners/<uuid:learner_id>/exercises/<slug>/star")
@open_to(Audience.INSTRUCTOR)
def star(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """Give a star by hand."""
    child = taught_learner(learner_id)
    try:
        give_star(child, slug, staff_here())
    except Refused:
        flash(gettext("A star was given for this exercise already."), "warning")
    else:
        flash(gettext("%(name)s has one more star.", name=child.display_name))
    return _back(child, slug)


@bp.post("/learners/<uuid:learner_id>/exercises/<slug>/checklist")
@open_to(Audience.INSTRUCTOR)
def tick(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """Tick what an adult has seen of the child's project."""
    child = taught_learner(learner_id)
    tick_checklist(child, slug, frozenset(request.form.getlist("item")), staff_here())
    flash(gettext("Kept. %(name)s sees it on the page of the project.", name=child.display_name))
    return _back(child, slug)


def _page(child: Learner, slug: str, text: str = "", error: str = "") -> str:
    opened = open_child_work(child, slug, actor_of(staff_here()))
    return render_template(
        "teach/work.html",
        learner=child,
        text=text,
        error=error,
        longest=LONGEST_COMMENT,
        **work_view(opened),
    )


def _back(child: Learner, slug: str) -> ResponseReturnValue:
    return redirect(url_for("teach.work", learner_id=child.id, slug=slug))
