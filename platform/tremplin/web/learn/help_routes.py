"""The child asks the adults, without a word spoken: the silent hand, a text that is not clear."""

from __future__ import annotations

from flask import Blueprint, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from pydantic import BaseModel, ConfigDict

from tremplin.read_models.exercise_page import Hand
from tremplin.services.learning.hands import Snapshot, as_hand, hand_of, lower_hand, raise_hand
from tremplin.services.learning.paths import reachable_step
from tremplin.services.learning.unclear_reports import report_unclear
from tremplin.web.base.device import device_name
from tremplin.web.base.i18n import language
from tremplin.web.exercise.page_view import hand_state
from tremplin.web.security.access import Audience, learner_here, open_to
from tremplin.web.security.session import asked_by_the_page

bp = Blueprint("ask", __name__)


class HandBody(BaseModel):
    """A raised hand: the program on the desk and the last error that **Run** has shown."""

    model_config = ConfigDict(extra="forbid", strict=True)

    source: str
    error: str | None = None


@bp.post("/exercises/<slug>/hand")
@open_to(Audience.LEARNER)
def raise_up(slug: str) -> ResponseReturnValue:
    """Raise the hand over an exercise."""
    body = HandBody.model_validate(request.get_json())
    _, step = reachable_step(learner_here(), slug)
    snapshot = Snapshot(body.source, body.error or None, device_name())
    return _answer(as_hand(raise_hand(learner_here().id, step.loaded.exercise_id, snapshot)))


@bp.get("/hand")
@open_to(Audience.LEARNER)
@asked_by_the_page
def hand() -> ResponseReturnValue:
    """Answer where the hand stands; 304 while nothing has changed, for the page asks often."""
    answer = make_response(_answer(hand_of(learner_here().id)))
    answer.add_etag()
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer.make_conditional(request)


@bp.delete("/hand")
@open_to(Audience.LEARNER)
def lower() -> ResponseReturnValue:
    """Lower the hand."""
    lower_hand(learner_here().id)
    return _answer(None)


class UnclearBody(BaseModel):
    """Which part of the text is not clear."""

    model_config = ConfigDict(extra="forbid", strict=True)

    part: str


@bp.post("/exercises/<slug>/unclear")
@open_to(Audience.LEARNER)
def unclear(slug: str) -> ResponseReturnValue:
    """The text of an exercise is not clear."""
    body = UnclearBody.model_validate(request.get_json())
    report_unclear(learner_here(), slug, language(), body.part)
    return jsonify(thanks=gettext("Thank you! The adults will look at this text."))


def _answer(hand: Hand | None) -> ResponseReturnValue:
    return jsonify(state=hand_state(hand), html=render_template("learn/_hand.html", hand=hand))
