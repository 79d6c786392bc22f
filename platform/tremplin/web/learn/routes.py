"""The child's pages: coming in, the path, the workspace."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from uuid import UUID

from flask import (
    Blueprint,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import TooManyRequests

from tremplin.content.markup.speech import can_record, recording_key, spoken_text
from tremplin.models import Group, Submission
from tremplin.runtime.wiring import grading_here
from tremplin.services.accounts.ended_sessions import PATIENCE_MS
from tremplin.services.content.catalogue import PICTURES_AT, picture_of
from tremplin.services.content.recordings import recording_of
from tremplin.services.errors import NotFound, Refused
from tremplin.services.groups.card_login import (
    children_at_the_door,
    group_by_code,
    is_card_secret,
    learner_by_card,
    learner_in,
    secret_kind_of,
)
from tremplin.services.learning.await_verdict import await_verdict
from tremplin.services.learning.drafts import earlier_drafts, save_draft
from tremplin.services.learning.hands import lower_hand
from tremplin.services.learning.open_exercise import answer_check, give_hint, open_exercise
from tremplin.services.learning.paths import path_page, reachable_step
from tremplin.services.learning.show_at_home import hide_work, show_work
from tremplin.services.learning.submit_solution import submit_solution
from tremplin.web.base.headers import PICTURE_ALONE
from tremplin.web.base.i18n import language
from tremplin.web.base.pictures import secret_pictures
from tremplin.web.exercise.drafts import DraftBody, SubmissionBody
from tremplin.web.exercise.page_view import hints_view
from tremplin.web.exercise.texts.messages import REFUSALS, WRONG_SECRETS
from tremplin.web.learn.views import answer_view, desk_view, path_view, versions_view
from tremplin.web.security.access import (
    Audience,
    learner_here,
    learner_or_none,
    open_to,
    own_submission,
)
from tremplin.web.security.session import (
    begin_learner_session,
    end_session,
    end_visit_session,
    leaves,
)
from tremplin.web.security.throttle import CARD, CODE

bp = Blueprint("learn", __name__)

MAX_SLUG = 60
"""Characters of an exercise's short name; a longer one would only fill the session's cookie."""


@bp.get("/")
@open_to(Audience.PUBLIC)
def welcome() -> ResponseReturnValue:
    """The door: a group's code for children, a way on for adults."""
    if "back" in request.args:
        session["back"] = request.args["back"][:MAX_SLUG]
    if learner_or_none():
        return redirect(_desk())
    error = None
    if request.args.get("idle"):
        error = gettext("You were away for a while, so we closed your session. Your work is kept.")
    elif request.args.get("closed"):
        error = str(REFUSALS["group_closed"])
    return render_template("learn/welcome.html", error=error, code="")


@bp.post("/groups")
@open_to(Audience.PUBLIC)
def find_group() -> ResponseReturnValue:
    """From a group's code to its children."""
    code = request.form.get("code", "")
    try:
        return redirect(url_for("learn.who", code=_group(code).join_code))
    except NotFound:
        error = gettext("We do not know this code. Look at your card or ask an adult.")
        return render_template("learn/welcome.html", error=error, code=code[:12]), 404
    except Refused as refused:
        return _closed_door(refused, code[:12])


def _closed_door(refused: Refused, code: str = "") -> ResponseReturnValue:
    return render_template("learn/welcome.html", error=REFUSALS[refused.reason], code=code), 404


@bp.get("/groups/<code>")
@open_to(Audience.PUBLIC)
def who(code: str) -> ResponseReturnValue:
    """Which child of the group is it?"""
    group = _group(code)
    return render_template("learn/who.html", group=group, children=children_at_the_door(group))


@bp.route("/groups/<code>/<uuid:learner_id>", methods=["GET", "POST"])
@open_to(Audience.PUBLIC)
def secret(code: str, learner_id: UUID) -> ResponseReturnValue:
    """The secret of the child's card: three pictures, or two words."""
    group = _group(code)
    learner = learner_in(group, learner_id)
    if learner is None:
        raise NotFound

    key, error = str(learner.id), None
    wait_s = CARD.wait_s(key)

    if request.method == "POST":
        given = tuple(request.form.getlist("secret"))
        tried = CARD.attempt(key, lambda: is_card_secret(learner, given))
        if tried.found:
            begin_learner_session(learner)
            CARD.came_in(key)
            return redirect(_desk())
        wait_s = tried.wait_s
        error = None if tried.is_refused else WRONG_SECRETS[secret_kind_of(learner)]

    page = render_template(
        "learn/secret.html",
        group=group,
        learner=learner,
        name=next(name for child, name in children_at_the_door(group) if child.id == learner.id),
        kind=secret_kind_of(learner),
        pictures=secret_pictures(),
        error=error,
        wait_s=wait_s,
    )
    return page, 429 if wait_s else 200


@bp.get("/c/<token>")
@open_to(Audience.PUBLIC)
def log_in_with_card(token: str) -> ResponseReturnValue:
    """The QR code of a card: straight to the child's path."""
    # Nobody guesses 192 bits: a good card opens whatever its neighbours have tried.
    try:
        learner = learner_by_card(token, current_app.config["SECRET_KEY"])
    except Refused as refused:
        return _closed_door(refused)

    if learner is None:
        error = gettext(
            "This card no longer works. Ask an adult for a new one, or type your group's code."
        )
        return render_template("learn/welcome.html", error=error, code=""), 404

    begin_learner_session(learner)
    CARD.came_in(str(learner.id))
    return redirect(_desk())


@bp.post("/bye")
@open_to(Audience.PUBLIC)
@leaves
def log_out() -> ResponseReturnValue:
    """Leave this computer to the next child."""
    learner = learner_or_none()
    if learner and learner.preview_staff_id is not None:
        end_visit_session(learner)
        return redirect(url_for("teach.groups"))
    end_session()
    if learner:
        lower_hand(learner.id, PATIENCE_MS)
    return redirect(url_for("learn.welcome"))


@bp.get("/path")
@open_to(Audience.LEARNER)
def path() -> ResponseReturnValue:
    """The curriculum the child is on as a map, or the one she asks for among those of her group."""
    page = path_page(learner_here(), request.args.get("of", ""))
    return render_template("learn/path.html", **path_view(page))


@bp.get("/exercises/<slug>")
@open_to(Audience.LEARNER)
def exercise(slug: str) -> ResponseReturnValue:
    """The workspace."""
    page = open_exercise(learner_here(), slug, language())
    return render_template("learn/exercise.html", **desk_view(page))


@bp.put("/exercises/<slug>/draft")
@open_to(Audience.LEARNER)
def draft(slug: str) -> ResponseReturnValue:
    """Keep what the child has typed."""
    body = DraftBody.model_validate(request.get_json())
    _, step = reachable_step(learner_here(), slug)
    saved = save_draft(learner_here().id, step.loaded.exercise_id, body.source, body.base)
    return jsonify(
        version=saved.version, saved_at=saved.saved_at.isoformat(), overtook=saved.overtook
    )


@bp.get("/exercises/<slug>/drafts")
@open_to(Audience.LEARNER)
def drafts(slug: str) -> ResponseReturnValue:
    """Earlier versions of the child's program."""
    _, step = reachable_step(learner_here(), slug)
    versions = versions_view(earlier_drafts(learner_here().id, step.loaded.exercise_id))
    html = render_template("learn/_versions.html", versions=versions)
    return jsonify(html=html, sources={version.version: version.source for version in versions})


@bp.post("/exercises/<slug>/hints")
@open_to(Audience.LEARNER)
def hints(slug: str) -> ResponseReturnValue:
    """One more hint."""
    page = give_hint(learner_here(), slug, language())
    return jsonify(
        html=render_template("learn/_hints.html", **hints_view(page)),
        given=page.hints_given,
        total=len(page.loaded.exercise.hints),
    )


@bp.post("/exercises/<slug>/shown")
@open_to(Audience.LEARNER)
def show_at_home(slug: str) -> ResponseReturnValue:
    """The child's family sees this work, or does so no more."""
    _, step = reachable_step(learner_here(), slug)
    if request.form.get("shown") == "1":
        show_work(learner_here(), step.loaded)
    else:
        hide_work(learner_here(), step.loaded.exercise_id)
    return redirect(url_for("learn.exercise", slug=slug))


@bp.post("/exercises/<slug>/submissions")
@open_to(Audience.LEARNER)
def submit(slug: str) -> ResponseReturnValue:
    """Check: written down first, then graded, answered with the verdict when it comes in time."""
    body = SubmissionBody.model_validate(request.get_json())
    _, step = reachable_step(learner_here(), slug)
    submission = submit_solution(learner_here().id, step.loaded, body.source, body.key)
    grading = grading_here()
    if grading:
        grading.wake()
    return _answer(await_verdict(submission.id, grading))


@bp.get("/submissions/<uuid:submission_id>")
@open_to(Audience.LEARNER)
def submission(submission_id: UUID) -> ResponseReturnValue:
    """The verdict of an earlier Check, if there is one by now."""
    return _answer(own_submission(submission_id))


@bp.get(f"{PICTURES_AT}/<uuid:revision_id>/<name>")
@open_to(Audience.LEARNER)
def picture(revision_id: UUID, name: str) -> ResponseReturnValue:
    """A picture of a statement; it never changes, for its revision never does."""
    data, media_type = picture_of(revision_id, name)
    response = send_file(BytesIO(data), mimetype=media_type, download_name=name)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.headers["Content-Security-Policy"] = PICTURE_ALONE
    return response


@bp.get("/exercises/<slug>/aloud/<int:part>/<key>.mp3")
@open_to(Audience.LEARNER)
def recording(slug: str, part: int, key: str) -> ResponseReturnValue:
    """A piece of a statement, read aloud; its address changes with its text."""
    _, step = reachable_step(learner_here(), slug)
    parts = step.loaded.exercise.statements[language()].parts
    text = spoken_text(parts[part]) if part < len(parts) else ""
    if not text or key != recording_key(language(), text) or not can_record():
        raise NotFound
    response = send_file(
        BytesIO(recording_of(language(), text)), mimetype="audio/mpeg", conditional=True, etag=key
    )
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def _group(code: str) -> Group:
    """The group with this code; tries are slowed down, for its door shows children's names."""
    tried = CODE.attempt(code[:8], lambda: group_by_code(code))
    if tried.is_refused:
        raise TooManyRequests
    if tried.found is None:
        raise NotFound
    return tried.found


def _desk() -> str:
    """The page to go on at: the exercise where her session ran out, else her path."""
    slug = session.pop("back", None)
    if slug is not None:
        with suppress(NotFound, Refused):
            reachable_step(learner_here(), slug)
            return url_for("learn.exercise", slug=slug)
    return url_for("learn.path")


def _answer(submission: Submission) -> ResponseReturnValue:
    answer = answer_check(learner_here(), submission)
    return jsonify(answer_view(answer)), 200 if answer.graded else 202
