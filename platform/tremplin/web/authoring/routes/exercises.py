"""The routes on which an exercise is made, proved in the sandbox and published."""

from __future__ import annotations

from uuid import UUID

from flask import (
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext

from tremplin.content.authoring.exercise_draft import ExerciseDraft
from tremplin.content.authoring.picture_upload import MAX_UPLOAD, TOO_LARGE
from tremplin.content.format.problems import ContentError, SandboxUnavailableError
from tremplin.domain.exercise import Kind
from tremplin.models import ExerciseDraftRow
from tremplin.read_models.workbench import ExerciseWorkbench
from tremplin.runtime.wiring import sandbox_here
from tremplin.services.content.drafts import exercise_editor
from tremplin.services.content.exercise_drafts import (
    add_picture,
    begin_exercise,
    copy_exercise,
    exercise_draft_of,
    save_exercise_draft,
    take_up_again,
)
from tremplin.services.content.exercise_proof import Shelf, fill_in, prove_draft, tick_failures
from tremplin.services.content.publish_exercise import publish_exercise
from tremplin.services.errors import Refused
from tremplin.services.teaching.workbenches import exercise_workbench, exercises_page
from tremplin.web.authoring.exercise_view import exercise_view, exercises_view, side_view
from tremplin.web.authoring.forms.exercise import (
    LONGEST,
    CutFormError,
    exercise_draft_from,
    with_program,
)
from tremplin.web.authoring.routes.draft_pages import DraftPages, base_version
from tremplin.web.base.adult_pages import bp
from tremplin.web.base.headers import policy
from tremplin.web.base.i18n import language, say
from tremplin.web.base.json_bodies import wants_json
from tremplin.web.exercise.skills import shipped_here, skills_here
from tremplin.web.exercise.texts.glossary import vocabulary_here
from tremplin.web.exercise.texts.messages import no_sandbox
from tremplin.web.security.access import Audience, open_to, staff_here
from tremplin.web.security.uploads import takes

PAGES = DraftPages("teach.make", "teach.exercises", "authoring/_exercise_side.html")

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
    page = exercises_page(shipped_here())
    return render_template("authoring/exercises.html", **exercises_view(page))


@bp.post("/exercises")
@open_to(Audience.LEADER)
def begin_one() -> ResponseReturnValue:
    """A new exercise."""
    kind = request.form.get("kind", "")
    if kind not in set(Kind):
        flash(gettext("Choose a kind of exercise first."), "warning")
        return redirect(url_for("teach.exercises"))

    title = request.form.get("title", "")[: LONGEST["title"]]
    setting = request.form.get("setting", "")
    return PAGES.begun(lambda: begin_exercise(title, language(), Kind(kind), setting, staff_here()))


@bp.post("/exercises/copies")
@open_to(Audience.LEADER)
def copy_one() -> ResponseReturnValue:
    """A new exercise that begins as one of the house stands now."""
    return PAGES.back_to(copy_exercise(request.form.get("slug", ""), staff_here()))


@bp.post("/exercises/revisions")
@open_to(Audience.LEADER)
def revise_one() -> ResponseReturnValue:
    """An exercise of the house's own goes back on the workbench."""
    slug = request.form.get("slug", "")
    return PAGES.back_to(take_up_again(slug, shipped_here(), staff_here()))


@bp.get("/exercises/<uuid:draft_id>")
@open_to(Audience.LEADER)
def make(draft_id: UUID) -> ResponseReturnValue:
    """The exercise on the workbench."""
    draft = exercise_editor.by_id(draft_id)
    return _page(draft, exercise_draft_of(draft))


@bp.post("/exercises/<uuid:draft_id>")
@open_to(Audience.LEADER)
@takes(MAX_UPLOAD)
def keep_exercise(draft_id: UUID) -> ResponseReturnValue:
    """Keep what the page shows, and do what the button says."""
    draft = exercise_editor.by_id(draft_id)
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
        save_exercise_draft(draft, exercise_draft, base_version(), staff_here())
    except Refused:
        return PAGES.overtaken(draft, lambda by: _page(draft, exercise_draft, overtaken_by=by))

    _after_keeping(draft, pressed)

    if wants_json():
        return PAGES.kept(draft, side_view(_workbench(draft, exercise_draft_of(draft))))

    if pressed == "publish":
        return _published(draft)
    return PAGES.back_to(draft, _place(pressed))


@bp.post("/exercises/<uuid:draft_id>/programs")
@open_to(Audience.LEADER)
def adopt(draft_id: UUID) -> ResponseReturnValue:
    """What was built in the preview becomes one of the exercise's programs."""
    draft = exercise_editor.by_id(draft_id)
    source = request.form.get("source", "")[: LONGEST["program"]]
    role = request.form.get("role", "")
    save_exercise_draft(
        draft, with_program(exercise_draft_of(draft), role, source), draft.version, staff_here()
    )
    flash(gettext("Kept. Look at it below, in its place."))
    return PAGES.back_to(draft, "wrong" if role == "wrong" else "programs")


@bp.post("/exercises/<uuid:draft_id>/removal")
@open_to(Audience.LEADER)
def remove_exercise(draft_id: UUID) -> ResponseReturnValue:
    """Throw the draft away."""
    exercise_editor.throw_away(exercise_editor.by_id(draft_id), staff_here())
    return PAGES.thrown_away()


def _after_keeping(draft: ExerciseDraftRow, pressed: str) -> None:
    """Do what the button says with the exercise as it is kept now; tell what cannot be done."""
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
    """Do what the button says; a warning to its author, empty where all is well."""
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
            # One byte too many is enough to see that a file is too large.
            data = file.read(MAX_UPLOAD + 1) if file else b""
            name = file.filename if file else None
            add_picture(draft, name or "image", data, staff_here())
        case "prove":
            prove_draft(draft, _shelf(), sandbox_here())

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
        revision = publish_exercise(draft, _shelf(), sandbox_here(), staff_here())
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

    return PAGES.back_to(draft)


def _place(pressed: str) -> str | None:
    """The part of the page that the author was at, to come back to."""
    action, _, about = pressed.partition(":")
    if action in ("test-up", "test-down", "add-world", "drop-world", "add-call", "drop-call"):
        return f"test-{about}"

    for word, anchor in _ANCHORS.items():
        if word in action.split("-"):
            return anchor
    return None


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
        **exercise_view(_workbench(draft, exercise_draft)),
    )
    response = make_response(page)
    response.headers["Content-Security-Policy"] = policy(
        frames=url_for("teach.preview", draft_id=draft.id)
    )

    return response


def _workbench(draft: ExerciseDraftRow, exercise_draft: ExerciseDraft) -> ExerciseWorkbench:
    return exercise_workbench(draft, exercise_draft, _shelf(), staff_here())


def _shelf() -> Shelf:
    """What this house knows beside its exercises."""
    return Shelf(skills_here(), vocabulary_here())
