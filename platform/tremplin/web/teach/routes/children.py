"""One child: her path, her card, her family's slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from tremplin.models import AgeBand, Learner
from tremplin.services.audit.record_access import actor_of
from tremplin.services.errors import Refused
from tremplin.services.family.slips import issue_slips, revoke_slips
from tremplin.services.groups.child_changes import (
    archive_child,
    bring_child_back,
    change_child,
    move_child,
)
from tremplin.services.groups.chosen_exercises import choose_exercise, close_exercise
from tremplin.services.teaching.child_records import open_child
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.own_address import site_url, tells_address
from tremplin.web.exercise.skills import skills_here
from tremplin.web.print.answer import pdf_answer
from tremplin.web.print.slip import slips_pdf
from tremplin.web.security.access import (
    Audience,
    kept_learner,
    open_to,
    staff_here,
    taught_group,
    taught_learner,
)
from tremplin.web.teach.forms import ChildForm, SlipForm, as_it_is, name_refusal
from tremplin.web.teach.learner_view import learner_view


@bp.get("/learners/<uuid:learner_id>")
@open_to(Audience.INSTRUCTOR)
def learner(learner_id: UUID) -> ResponseReturnValue:
    """A child's page."""
    return _page(kept_learner(learner_id))


@bp.post("/learners/<uuid:learner_id>/changes")
@open_to(Audience.LEADER)
def change(learner_id: UUID) -> ResponseReturnValue:
    """Change what the child is called, her age, her language."""
    child = taught_learner(learner_id)
    form = _child_form()
    if not form.validate():
        return _page(child, form), 422

    try:
        change_child(
            child,
            form.name.data,
            AgeBand(form.age_band.data),
            form.language.data,
            actor_of(staff_here()),
        )
    except Refused as refused:
        form.name.errors = [name_refusal(refused)]
        return _page(child, form), 422

    flash(gettext("Kept."))
    return _back(child)


@bp.post("/learners/<uuid:learner_id>/move")
@open_to(Audience.LEADER)
def move(learner_id: UUID) -> ResponseReturnValue:
    """Move the child into another group of this adult's, with everything she has done."""
    child = kept_learner(learner_id)

    try:
        target = taught_group(UUID(request.form.get("group", "")))
    except ValueError as error:
        raise BadRequest from error

    try:
        move_child(child, target, actor_of(staff_here()))
    except Refused:
        flash(
            gettext("There is a child called %(name)s already.", name=child.display_name), "warning"
        )
        return _back(child)

    flash(gettext("%(name)s is in %(group)s now.", name=child.display_name, group=target.name))
    return _back(child)


@bp.post("/learners/<uuid:learner_id>/archive")
@open_to(Audience.LEADER)
def archive(learner_id: UUID) -> ResponseReturnValue:
    """Take the child out of the lists of her group; her work is kept."""
    child = taught_learner(learner_id)
    archive_child(child, actor_of(staff_here()))
    flash(gettext("%(name)s is no longer in the lists. The work is kept.", name=child.display_name))
    return redirect(url_for("teach.group_settings", group_id=child.group_id, _anchor="children"))


@bp.post("/learners/<uuid:learner_id>/return")
@open_to(Audience.LEADER)
def bring_back(learner_id: UUID) -> ResponseReturnValue:
    """Put a child who left back into her group."""
    child = taught_learner(learner_id)
    try:
        bring_child_back(child, actor_of(staff_here()))
    except Refused as refused:
        if refused.reason == "family_wish":
            flash(family_decides(), "warning")
        else:
            flash(
                gettext("There is a child called %(name)s already.", name=child.display_name),
                "warning",
            )

    return redirect(url_for("teach.group_settings", group_id=child.group_id, _anchor="children"))


@bp.post("/learners/<uuid:learner_id>/exercises")
@open_to(Audience.INSTRUCTOR)
def open_for_child(learner_id: UUID) -> ResponseReturnValue:
    """Open an exercise for this child by hand."""
    child = taught_learner(learner_id)
    choose_exercise(child, request.form.get("slug", ""), staff_here())
    flash(gettext("Opened. %(name)s finds it at the top of the path.", name=child.display_name))
    return _back(child)


@bp.post("/learners/<uuid:learner_id>/exercises/<slug>/closing")
@open_to(Audience.INSTRUCTOR)
def close_for_child(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """Close an exercise again that was opened for this child by hand."""
    child = taught_learner(learner_id)
    close_exercise(child, slug, staff_here())
    return _back(child)


@bp.post("/learners/<uuid:learner_id>/slip")
@open_to(Audience.LEADER)
@tells_address
def print_slip(learner_id: UUID) -> ResponseReturnValue:
    """A new slip for the child's family, as a PDF."""
    return slips_answer([taught_learner(learner_id)])


def slips_answer(children: Sequence[Learner]) -> ResponseReturnValue:
    """New slips for these children's families, in the language that the form says, as a PDF."""
    form = _slip_form()
    if not form.validate():
        raise BadRequest

    spoken = form.language.data
    slips = issue_slips(children, spoken, current_app.config["SECRET_KEY"], actor_of(staff_here()))
    pdf = slips_pdf(
        slips,
        spoken,
        current_app.config["SETTINGS"].site_name,
        site_url("family.enter"),
        lambda code: site_url("family.open_slip", code=code),
    )

    return pdf_answer(pdf, "family-slip")


@bp.post("/learners/<uuid:learner_id>/slips/revoke")
@open_to(Audience.LEADER)
def end_slips(learner_id: UUID) -> ResponseReturnValue:
    """End every slip that opens the page of the child's family."""
    child = kept_learner(learner_id)
    revoke_slips(child, actor_of(staff_here()))
    flash(gettext("The family's slips no longer open the page."))
    return redirect(url_for("teach.learner", learner_id=child.id))


def _page(child: Learner, form: ChildForm | None = None) -> str:
    page = open_child(child, staff_here(), skills_here())
    return render_template(
        "teach/learner.html",
        child_form=form or _child_form(formdata=None, **as_it_is(child)),
        slip_form=_slip_form(formdata=None, language=child.language),
        **learner_view(page, current_app.config["SETTINGS"].site_name),
    )


def _slip_form(**given: Any) -> SlipForm:
    form = SlipForm(**given)
    form.offer(current_app.config["FAMILY_LANGUAGES"])
    return form


def _child_form(**given: Any) -> ChildForm:
    form = ChildForm(**given)
    form.offer(current_app.config["LANGUAGES"])
    return form


def family_decides() -> str:
    """Why an adult of the house cannot call off what a family wished."""
    return gettext(
        "The family wishes that everything is erased. Only the family calls it off: on its page,"
        " or by signing again."
    )


def _back(child: Learner) -> ResponseReturnValue:
    return redirect(url_for("teach.learner", learner_id=child.id))
