"""Raised hands: what came with one, who goes there, lowering it."""

from __future__ import annotations

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tremplin.models import Group
from tremplin.services.teaching.hand_answers import close_hand, look_at_hand, take_hand
from tremplin.web.base.adult_pages import bp
from tremplin.web.security.access import Audience, hand_of_taught, open_to, staff_here
from tremplin.web.teach.routes.groups import board_fragment
from tremplin.web.teach.work_views import hand_view


@bp.get("/hands/<uuid:hand_id>")
@open_to(Audience.INSTRUCTOR)
def hand(hand_id: UUID) -> ResponseReturnValue:
    """What came with the hand: the program, the last error, the last verdict."""
    found = hand_of_taught(hand_id)
    raised = look_at_hand(found, staff_here())
    hand = hand_view(raised, staff_here())
    return render_template("teach/hand.html", hand=hand, learner=found.learner)


@bp.post("/hands/<uuid:hand_id>/helper")
@open_to(Audience.INSTRUCTOR)
def help_child(hand_id: UUID) -> ResponseReturnValue:
    """Note that this adult goes to the child, unless another one was faster."""
    found = hand_of_taught(hand_id)
    take_hand(found, staff_here())
    return _board(found.learner.group)


@bp.post("/hands/<uuid:hand_id>/closing")
@open_to(Audience.INSTRUCTOR)
def lower_hand(hand_id: UUID) -> ResponseReturnValue:
    """Lower a hand after the child was helped."""
    found = hand_of_taught(hand_id)
    close_hand(found, staff_here())
    return _board(found.learner.group)


def _board(group: Group) -> ResponseReturnValue:
    if request.headers.get("HX-Request"):
        return board_fragment(group)
    return redirect(url_for("teach.group", group_id=group.id))
