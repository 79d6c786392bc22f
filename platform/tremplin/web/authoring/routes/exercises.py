"""Making an exercise: its texts, programs and tests on one page; proving it in the sandbox; publishing it."""

from __future__ import annotations

from uuid import UUID

from flask import (
    Response,
    flash,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.authoring.new_exercise import SETTINGS, settings_for
from tremplin.content.authoring.picture_upload import MAX_UPLOAD, TOO_LARGE
from tremplin.content.format.problems import ContentError, SandboxUnavailableError
from tremplin.domain.exercise import Kind
from tremplin.models import ExerciseDraftRow
from tremplin.runtime.wiring import sandbox_here
from tremplin.services.content.curriculum_drafts import exercises_here
from tremplin.services.content.exercise_drafts import (
    add_picture,
    begin_exercise,
    copy_exercise,
    exercise_draft_by_id,
    exercise_draft_of,
    exercise_drafts,
    save_exercise_draft,
    take_up_again,
    throw_exercise_away,
)
from tremplin.services.content.exercise_proof import fill_in, prove_draft, tick_failures
from tremplin.services.content.packs import own_content
from tremplin.services.content.publish_exercise import publish_exercise
from tremplin.services.errors import Refused
from tremplin.web.authoring.exercise_choice import choice_groups
from tremplin.web.authoring.exercise_view import make_view, pick_any, shelf_here, side_view
from tremplin.web.authoring.forms.exercise import (
    LONGEST,
    CutFormError,
    exercise_draft_from,
    with_program,
)
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.headers import policy
from tremplin.web.base.i18n import language, say
from tremplin.web.base.json_bodies import wants_json
from tremplin.web.exercise.skills import shipped_here
from tremplin.web.exercise.texts.messages import KIND_HELP, KIND_NAMES, SETTING_LABELS, no_sandbox
from tremplin.web.security.access import Audience, open_to, staff_here
from tremplin.web.security.uploads import takes

_ANCHORS = {
    "include": "texts",
    "hint": "hints",
    "test": "tests",
    "world": "tests",
    "fill": "tests",
    "wrong": "wrong",
    "solution": "programs",
    "file": "programs",
    "choice": "question",
    "check": "project",
    "skills": "skills",
    "prerequisites": "skills",
    "picture": "pictures",
}
"""The part of the page that a button belongs to, by the last word of its action."""


@bp.get("/exercises")
@open_to(Audience.LEADER)
def exercises() -> ResponseReturnValue:
    """The exercises in the making, and how to begin one."""
    offered = exercises_here()
    return render_template(
        "authoring/exercises.html",
        own=own_content(shipped_here()).made,
        making=[
            (draft, pick_any(exercise_draft_of(draft).title) or draft.slug)
            for draft in exercise_drafts()
        ],
        kinds=[(kind.value, KIND_NAMES[kind.value], KIND_HELP[kind.value]) for kind in Kind],
        settings={name: SETTING_LABELS[name] for name in SETTINGS},
        settings_of={kind.value: settings_for(kind) for kind in Kind},
        offered=offered,
        choices=choice_groups(offered),
        longest=LONGEST,
    )


@bp.post("/exercises")
@open_to(Audience.LEADER)
def begin_one() -> ResponseReturnValue:
    """A new exercise."""
    kind = request.form.get("kind", "")
    if kind not in set(Kind):
        flash(gettext("Choose a kind of exercise first."), "warning")
        return redirect(url_for("teach.exercises"))

    title = request.form.get("title", "")[: LONGEST["title"]]
    try:
        draft = begin_exercise(
            title, language(), Kind(kind), request.form.get("setting", ""), staff_here()
        )
    except Refused:
        flash(gettext("Give it a title first."), "warning")
        return redirect(url_for("teach.exercises"))

    return redirect(url_for("teach.make", draft_id=draft.id))


@bp.post("/exercises/copies")
@open_to(Audience.LEADER)
def copy_one() -> ResponseReturnValue:
    """A new exercise that begins as one of the house stands now."""
    draft = copy_exercise(request.form.get("slug", ""), staff_here())
    return redirect(url_for("teach.make", draft_id=draft.id))


@bp.post("/exercises/revisions")
@open_to(Audience.LEADER)
def revise_one() -> ResponseReturnValue:
    """An exercise of the house's own goes back on the workbench."""
    draft = take_up_again(request.form.get("slug", ""), shipped_here(), staff_here())
    return redirect(url_for("teach.make", draft_id=draft.id))


@bp.get("/exercises/<uuid:draft_id>")
@open_to(Audience.LEADER)
def make(draft_id: UUID) -> ResponseReturnValue:
    """The exercise on the workbench."""
    draft = exercise_draft_by_id(draft_id)
    return _page(draft, exercise_draft_of(draft))


@bp.post("/exercises/<uuid:draft_id>")
@open_to(Audience.LEADER)
@takes(MAX_UPLOAD)
def keep_exercise(draft_id: UUID) -> ResponseReturnValue:
    """Keep what the page shows, and do what the button says."""
    draft = exercise_draft_by_id(draft_id)
    pressed = request.form.get("do", "")

    try:
        exercise_draft = exercise_draft_from(request.form, exercise_draft_of(draft))
    except CutFormError:
        return _page(
            draft,
            exercise_draft_of(draft),
            trouble=gettext("The page did not arrive whole; nothing was changed."),
        ), 400

    try:
        save_exercise_draft(draft, exercise_draft, _base(), staff_here())
    except Refused:
        if wants_json():
            return jsonify(overtaken_by=draft.edited_by.name, version=draft.version), 409
        # Nothing typed is lost: the page comes back with it, over the version that is kept now.
        return _page(draft, exercise_draft, overtaken_by=draft.edited_by.name), 409

    _after_keeping(draft, pressed)

    if wants_json():
        view = side_view(draft, exercise_draft_of(draft))
        return jsonify(
            version=draft.version, side=render_template("authoring/_exercise_side.html", **view)
        )

    if pressed == "publish":
        return _published(draft)
    return redirect(url_for("teach.make", draft_id=draft.id, _anchor=_place(pressed)))


@bp.post("/exercises/<uuid:draft_id>/programs")
@open_to(Audience.LEADER)
def adopt(draft_id: UUID) -> ResponseReturnValue:
    """What was built in the preview becomes one of the exercise's programs."""
    draft = exercise_draft_by_id(draft_id)
    source = request.form.get("source", "")[: LONGEST["program"]]
    role = request.form.get("role", "")
    save_exercise_draft(
        draft, with_program(exercise_draft_of(draft), role, source), draft.version, staff_here()
    )
    flash(gettext("Kept. Look at it below, in its place."))
    return redirect(
        url_for("teach.make", draft_id=draft.id, _anchor="wrong" if role == "wrong" else "programs")
    )


@bp.post("/exercises/<uuid:draft_id>/removal")
@open_to(Audience.LEADER)
def remove_exercise(draft_id: UUID) -> ResponseReturnValue:
    """Throw the draft away."""
    throw_exercise_away(exercise_draft_by_id(draft_id), staff_here())
    flash(gettext("Thrown away. What was published of it stays."))
    return redirect(url_for("teach.exercises"))


def _after_keeping(draft: ExerciseDraftRow, pressed: str) -> None:
    """What some of the buttons do with the exercise as it is kept now; what cannot be done is told."""
    try:
        warning = _done(draft, pressed)
    except ContentError as error:
        warning = say(error.message)
    except SandboxUnavailableError:
        warning = no_sandbox()
    except Refused as refusal:
        warning = str(_REFUSALS[refusal.reason])
    if warning:
        flash(warning, "warning")


def _done(draft: ExerciseDraftRow, pressed: str) -> str:
    """Do what the button says; what its author should know of it."""
    match pressed:
        case "fill":
            if not fill_in(draft, sandbox_here(), staff_here()):
                return gettext(
                    "In some tests the solution stops before its end: they stay as they are."
                )
        case "tick-wrong":
            if not tick_failures(draft, sandbox_here(), staff_here()):
                return gettext(
                    "One of the wrong solutions passes every test: then no test sees its mistake."
                )
        case "add-picture":
            file = request.files.get("picture")
            data = file.read(MAX_UPLOAD + 1) if file else b""
            add_picture(draft, (file.filename if file else "") or "image", data, staff_here())
        case "prove":
            prove_draft(draft, shelf_here(), sandbox_here())

    return ""


_REFUSALS = {
    "faults": lazy_gettext("Mend what is listed first; then the sandbox can prove it."),
    "no_file": lazy_gettext("Choose a file first."),
    "overtaken": lazy_gettext(
        "Somebody else has kept this exercise at the same moment. Press once more."
    ),
}


def _published(draft: ExerciseDraftRow) -> ResponseReturnValue:
    try:
        revision = publish_exercise(draft, shelf_here(), sandbox_here(), staff_here())
    except Refused:
        flash(gettext("Not published yet: look at what is still missing."), "warning")
    except SandboxUnavailableError:
        flash(no_sandbox(), "warning")
    else:
        flash(
            gettext(
                "Published as revision %(number)s. It can be put into curricula now.",
                number=revision,
            )
        )

    return redirect(url_for("teach.make", draft_id=draft.id))


def _base() -> int:
    base = request.form.get("version", "")
    return int(base) if base.isdecimal() else 0


def _place(pressed: str) -> str | None:
    action, _, about = pressed.partition(":")
    if action in ("test-up", "test-down", "add-world", "drop-world", "add-call", "drop-call"):
        return f"test-{about}"
    return next((anchor for word, anchor in _ANCHORS.items() if word in action.split("-")), None)


def _page(
    draft: ExerciseDraftRow,
    exercise_draft: ExerciseDraft,
    overtaken_by: str = "",
    trouble: str = "",
) -> Response:
    page = render_template(
        "authoring/exercise.html",
        overtaken_by=overtaken_by,
        overtaken_words=lambda by: gettext(
            "Not kept yet: %(name)s has changed this exercise meanwhile.", name=by
        ),
        trouble=trouble,
        most_picture=MAX_UPLOAD,
        too_large_picture=say(TOO_LARGE),
        **make_view(draft, exercise_draft),
    )
    response = make_response(page)
    response.headers["Content-Security-Policy"] = policy(
        frames=url_for("teach.preview", draft_id=draft.id)
    )

    return response
