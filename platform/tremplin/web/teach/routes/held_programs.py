"""Programs that could not be checked: tried again, or put aside."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.models import Submission
from tremplin.runtime.wiring import grading_here
from tremplin.services.teaching.held_programs import put_held_aside, release_held
from tremplin.web.base.adult_pages import bp
from tremplin.web.security.access import Audience, open_to, staff_here, submission_of_taught
from tremplin.web.teach.routes.groups import board_fragment


@bp.post("/submissions/<uuid:submission_id>/trial")
@open_to(Audience.INSTRUCTOR)
def try_again(submission_id: UUID) -> ResponseReturnValue:
    """Have a held program tried again."""
    found = submission_of_taught(submission_id)
    is_released = release_held(found, staff_here())
    if is_released and (grading := grading_here()):
        grading.wake()
    return _board(found, gettext("It is tried again now.") if is_released else "")


@bp.post("/submissions/<uuid:submission_id>/closing")
@open_to(Audience.INSTRUCTOR)
def put_aside(submission_id: UUID) -> ResponseReturnValue:
    """Try a held program no more."""
    found = submission_of_taught(submission_id)
    is_closed = put_held_aside(found, staff_here())
    return _board(
        found, gettext("Put aside. The program stays with the child’s work.") if is_closed else ""
    )


def _board(submission: Submission, said: str) -> ResponseReturnValue:
    group = submission.learner.group
    if request.headers.get("HX-Request"):
        return board_fragment(group)
    flash(said or gettext("It is held no more: somebody else was faster, or it has been checked."))
    return redirect(url_for("teach.group", group_id=group.id))
