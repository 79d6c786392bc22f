"""Checking earlier programs again under an exercise's newest revision."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from tremplin.content.format.problems import ContentError, SandboxUnavailableError
from tremplin.read_models.exercise import LoadedExercise
from tremplin.runtime.wiring import sandbox_here
from tremplin.services.teaching.regrade import (
    Regraded,
    apply_regrade,
    exercise_here,
    look_again,
    outdated,
)
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.i18n import say
from tremplin.web.exercise.texts.messages import no_sandbox
from tremplin.web.security.access import Audience, open_to, staff_here


@bp.get("/content/exercises/<slug>/regrade")
@open_to(Audience.LEADER)
def regrade(slug: str) -> ResponseReturnValue:
    """How many programs were checked by an earlier revision."""
    return _page(exercise_here(slug))


@bp.post("/content/exercises/<slug>/regrade")
@open_to(Audience.LEADER)
def look_or_apply(slug: str) -> ResponseReturnValue:
    """Grade the earlier programs again: show what would change, or change it."""
    loaded = exercise_here(slug)
    try:
        regraded = look_again(loaded, outdated(loaded, staff_here()), sandbox_here(), staff_here())
    except SandboxUnavailableError:
        return _page(loaded, trouble=no_sandbox()), 503
    except ContentError as error:
        return _page(loaded, trouble=say(error.message)), 409

    if request.form.get("do") != "apply":
        return _page(loaded, regraded)

    gained = apply_regrade(loaded, regraded, staff_here())
    flash(
        ngettext(
            "%(num)s child has this success now.", "%(num)s children have this success now.", gained
        )
    )
    return redirect(url_for("teach.regrade", slug=slug))


def _page(loaded: LoadedExercise, regraded: list[Regraded] | None = None, trouble: str = "") -> str:
    return render_template(
        "authoring/regrade.html",
        exercise=loaded.exercise,
        waiting=len(outdated(loaded, staff_here())),
        regraded=regraded,
        trouble=trouble,
    )
