"""A child's own version of a path: easier or harder, as a whole or exercise by exercise."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest

from tremplin.domain.path import Adaptation, Ask
from tremplin.services.teaching.adaptations import adaptation_for, choose_adaptation, choose_asks
from tremplin.web.base.adult_pages import bp
from tremplin.web.security.access import Audience, open_to, staff_here, taught_learner

_FIELD = "ask-"


@bp.get("/learners/<uuid:learner_id>/paths/<slug>")
@open_to(Audience.LEADER)
def version(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """What is asked of the child on this path."""
    child = taught_learner(learner_id)
    return render_template("teach/version.html", learner=child, version=adaptation_for(child, slug))


@bp.post("/learners/<uuid:learner_id>/paths/<slug>")
@open_to(Audience.LEADER)
def change_version(learner_id: UUID, slug: str) -> ResponseReturnValue:
    """Adapt the path to this child, as a whole or exercise by exercise."""
    child = taught_learner(learner_id)
    whole = request.form.get("version")
    try:
        if whole:
            choose_adaptation(child, slug, Adaptation(whole), staff_here())
        else:
            choose_asks(child, slug, _asks(), staff_here())
    except ValueError as error:
        raise BadRequest from error
    flash(gettext("Kept. %(name)s finds it on the path at once.", name=child.display_name))
    return redirect(url_for("teach.version", learner_id=child.id, slug=slug))


def _asks() -> dict[str, Ask]:
    return {
        name.removeprefix(_FIELD): Ask(value)
        for name, value in request.form.items()
        if name.startswith(_FIELD)
    }
