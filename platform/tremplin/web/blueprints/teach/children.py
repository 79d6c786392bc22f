"""One child: her path, her work, her family's slip."""

from __future__ import annotations

from uuid import UUID

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from tremplin.domain.tokens import shown_code
from tremplin.services.family.issue_slip import issue_slip, revoke_slips
from tremplin.services.house.record_access import actor_of
from tremplin.services.teaching.open_child import open_child, open_child_work
from tremplin.services.teaching.tick_checklist import tick_checklist
from tremplin.web.access import Audience, open_to, staff_here, taught_learner
from tremplin.web.blueprints.teach.blueprint import bp
from tremplin.web.forms.teach import SlipForm
from tremplin.web.print.answer import pdf_answer
from tremplin.web.print.slip import slip_pdf
from tremplin.web.teach_views import work_view


@bp.get("/learners/<uuid:learner_id>")
@open_to(Audience.INSTRUCTOR)
def learner(learner_id: UUID) -> ResponseReturnValue:
    """A child's page."""
    child = taught_learner(learner_id)
    form = SlipForm(language=child.language)
    form.offer(current_app.config["LANGUAGES"])
    record = open_child(child, actor_of(staff_here()))
    return render_template("teach/learner.html", learner=child, record=record, slip_form=form)


@bp.get("/learners/<uuid:learner_id>/exercises/<slug>")
@open_to(Audience.INSTRUCTOR)
def work(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """What the child wrote for an exercise, to read only."""
    child = taught_learner(learner_id)
    opened = open_child_work(child, slug, actor_of(staff_here()))
    return render_template("teach/work.html", learner=child, **work_view(opened))


@bp.post("/learners/<uuid:learner_id>/exercises/<slug>/checklist")
@open_to(Audience.INSTRUCTOR)
def tick(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """Tick what an adult has seen of the child's project."""
    child = taught_learner(learner_id)
    tick_checklist(child, slug, frozenset(request.form.getlist("item")), staff_here())
    flash(gettext("Kept. %(name)s sees it on the page of the project.", name=child.display_name))
    return redirect(url_for("teach.work", learner_id=child.id, slug=slug))


@bp.post("/learners/<uuid:learner_id>/slip")
@open_to(Audience.INSTRUCTOR)
def print_slip(learner_id: UUID) -> ResponseReturnValue:
    """A new slip for the child's family, as a PDF."""
    child = taught_learner(learner_id)
    form = SlipForm()
    form.offer(current_app.config["LANGUAGES"])
    if not form.validate():
        raise BadRequest
    slip = issue_slip(child, form.language.data, current_app.config["SECRET_KEY"], actor_of(staff_here()))
    pdf = slip_pdf(
        slip,
        current_app.config["SETTINGS"].site_name,
        url_for("family.enter", _external=True),
        url_for("family.open_slip", code=shown_code(slip.code), _external=True),
    )
    return pdf_answer(pdf, "family-slip")


@bp.post("/learners/<uuid:learner_id>/slips/revoke")
@open_to(Audience.INSTRUCTOR)
def end_slips(learner_id: UUID) -> ResponseReturnValue:
    """From now on no slip of the child opens her page."""
    child = taught_learner(learner_id)
    revoke_slips(child, actor_of(staff_here()))
    flash(gettext("The family's slips no longer open the page."))
    return redirect(url_for("teach.learner", learner_id=child.id))
