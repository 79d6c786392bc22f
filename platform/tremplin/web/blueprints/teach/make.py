"""Making an exercise: its texts, programs and tests on one page; proving it in the sandbox; publishing it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tremplin.content.blanks import SETTINGS, settings_for
from tremplin.content.block_program import toolbox_words, vocabulary
from tremplin.content.expectations import outcomes
from tremplin.content.picture_upload import MAX_UPLOAD, picture_to_keep
from tremplin.content.problems import ContentError, Problem, SandboxUnavailableError
from tremplin.content.sketch import Sketch
from tremplin.domain.exercise import LANGUAGES, Kind
from tremplin.models import ExerciseDraft
from tremplin.services.catalogue import current_exercise
from tremplin.services.errors import Refused
from tremplin.services.teaching.build_curriculum import exercises_here
from tremplin.services.teaching.make_exercise import (
    Shelf,
    begin_exercise,
    copy_exercise,
    exercise_draft,
    exercise_drafts,
    faults,
    keep_try,
    proof_problems,
    prove_draft,
    publish_exercise,
    save_sketch,
    sketch_of,
    throw_exercise_away,
)
from tremplin.services.teaching.regrade import outdated
from tremplin.web.access import Audience, open_to, staff_here
from tremplin.web.block_texts import block_texts
from tremplin.web.blueprints.teach.blueprint import bp
from tremplin.web.exercise_places import told
from tremplin.web.forms.exercise import LONGEST, CutFormError, sketch_from, with_program
from tremplin.web.glossary import vocabulary_here
from tremplin.web.i18n import language, pick
from tremplin.web.painter_texts import painter_texts
from tremplin.web.skills import skills_here
from tremplin.web.wiring import sandbox_here
from tremplin.web.wording import KIND_HELP, KIND_NAMES, SETTING_LABELS, TEST_NAMES

_ANCHORS = {
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
    return render_template(
        "teach/exercises.html",
        making=[(draft, pick_any(sketch_of(draft).title) or draft.slug) for draft in exercise_drafts()],
        kinds=[(kind.value, KIND_NAMES[kind.value], KIND_HELP[kind.value]) for kind in Kind],
        settings={name: SETTING_LABELS[name] for name in SETTINGS},
        settings_of={kind.value: settings_for(kind) for kind in Kind},
        offered=exercises_here(),
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
        draft = begin_exercise(title, language(), Kind(kind), request.form.get("setting", ""), staff_here())
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


@bp.get("/exercises/<uuid:draft_id>")
@open_to(Audience.LEADER)
def make(draft_id: UUID) -> ResponseReturnValue:
    """The exercise on the workbench."""
    draft = exercise_draft(draft_id)
    return _page(draft, sketch_of(draft))


@bp.post("/exercises/<uuid:draft_id>")
@open_to(Audience.LEADER)
def keep_exercise(draft_id: UUID) -> ResponseReturnValue:
    """Keep what the page shows, and do what the button says."""
    request.max_content_length = MAX_UPLOAD + 500_000
    draft = exercise_draft(draft_id)
    pressed = request.form.get("do", "")
    try:
        sketch = sketch_from(request.form, sketch_of(draft))
    except CutFormError:
        return _page(
            draft, sketch_of(draft), trouble=gettext("The page did not arrive whole; nothing was changed.")
        ), 400
    try:
        save_sketch(draft, sketch, _base(), staff_here())
        _after_keeping(draft, sketch, pressed)
    except Refused as refusal:
        if refusal.reason != "overtaken":
            raise
        if _wants_json():
            return jsonify(overtaken_by=draft.edited_by.name), 409
        # Nothing typed is lost: the page comes back with it, over the version that is kept now.
        return _page(draft, sketch, overtaken_by=draft.edited_by.name), 409
    if _wants_json():
        view = _side(draft, sketch_of(draft))
        return jsonify(version=draft.version, side=render_template("teach/_make_side.html", **view))
    if pressed == "publish":
        return _published(draft)
    return redirect(url_for("teach.make", draft_id=draft.id, _anchor=_place(pressed)))


@bp.post("/exercises/<uuid:draft_id>/programs")
@open_to(Audience.LEADER)
def adopt(draft_id: UUID) -> ResponseReturnValue:
    """What was built in the preview becomes one of the exercise's programs."""
    draft = exercise_draft(draft_id)
    source = request.form.get("source", "")[: LONGEST["program"]]
    role = request.form.get("role", "")
    save_sketch(draft, with_program(sketch_of(draft), role, source), draft.version, staff_here())
    if role == "starter":
        keep_try(draft, None)
    flash(gettext("Kept. Look at it below, in its place."))
    return redirect(url_for("teach.make", draft_id=draft.id, _anchor="wrong" if role == "wrong" else "programs"))


@bp.post("/exercises/<uuid:draft_id>/removal")
@open_to(Audience.LEADER)
def remove_exercise(draft_id: UUID) -> ResponseReturnValue:
    """Throw the draft away."""
    throw_exercise_away(exercise_draft(draft_id), staff_here())
    flash(gettext("Thrown away. What was published of it stays."))
    return redirect(url_for("teach.exercises"))


def pick_any(text: dict[str, str] | Any) -> str:
    """The text in the reader's language, else in the other one, else nothing."""
    return text[language() if language() in LANGUAGES else "fr"] or next(filter(None, text.values()), "")


def _after_keeping(draft: ExerciseDraft, sketch: Sketch, pressed: str) -> None:
    match pressed:
        case "fill":
            _fill(draft)
        case "add-picture":
            _add_picture(draft)
        case "prove":
            _prove(draft)
        case _:
            if sketch.program(sketch.given) != sketch_of(draft).program(sketch.given):
                keep_try(draft, None)


def _fill(draft: ExerciseDraft) -> None:
    sandbox = sandbox_here()
    if sandbox is None:
        flash(_not_ready(), "warning")
        return
    sketch = sketch_of(draft)
    try:
        found = outcomes(sketch, sandbox)
    except ContentError as error:
        flash(pick(error.message), "warning")
        return
    except SandboxUnavailableError:
        flash(_not_ready(), "warning")
        return
    tests = [{**test, "expect": found[test["id"]]} if test["id"] in found else test for test in sketch.tests]
    save_sketch(draft, sketch.with_meta(tests=tests), draft.version, staff_here())
    asked = [test for test in tests if test["kind"] in ("stdout", "call")]
    if len(found) < len(asked):
        flash(gettext("In some tests the solution stops before its end: they stay as they are."), "warning")


def _add_picture(draft: ExerciseDraft) -> None:
    file = request.files.get("picture")
    data = file.read(MAX_UPLOAD + 1) if file else b""
    if not file or not data:
        flash(gettext("Choose a file first."), "warning")
        return
    try:
        name, picture = picture_to_keep(file.filename or "image", data)
    except ContentError as error:
        flash(pick(error.message), "warning")
        return
    sketch = sketch_of(draft)
    images = {**(sketch.meta.get("images") or {})}
    images.setdefault(name, dict.fromkeys(LANGUAGES, ""))
    sketch = sketch.with_file(f"images/{name}", picture).with_meta(images=images)
    save_sketch(draft, sketch, draft.version, staff_here())


def _prove(draft: ExerciseDraft) -> None:
    sandbox = sandbox_here()
    try:
        if sandbox is None:
            raise SandboxUnavailableError
        prove_draft(draft, shelf_here(), sandbox)
    except Refused:
        flash(gettext("Mend what is listed first; then the sandbox can prove it."), "warning")
    except SandboxUnavailableError:
        flash(_not_ready(), "warning")


def _published(draft: ExerciseDraft) -> ResponseReturnValue:
    sandbox = sandbox_here()
    try:
        if sandbox is None:
            raise SandboxUnavailableError
        revision = publish_exercise(draft, shelf_here(), sandbox, staff_here())
    except Refused:
        flash(gettext("Not published yet: look at what is still missing."), "warning")
    except SandboxUnavailableError:
        flash(_not_ready(), "warning")
    else:
        flash(gettext("Published as revision %(number)s. It can be put into curricula now.", number=revision))
    return redirect(url_for("teach.make", draft_id=draft.id))


def shelf_here() -> Shelf:
    """What this house knows beside its exercises."""
    return Shelf(skills_here(), vocabulary_here())


def _not_ready() -> str:
    return gettext("The sandbox is not ready. Nothing is lost; try again in a minute.")


def _base() -> int:
    base = request.form.get("version", "")
    return int(base) if base.isdecimal() else 0


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _place(pressed: str) -> str | None:
    action, _, about = pressed.partition(":")
    if action in ("test-up", "test-down", "add-world", "drop-world"):
        return f"test-{about}"
    return next((anchor for word, anchor in _ANCHORS.items() if word in action.split("-")), None)


@dataclass(frozen=True, slots=True)
class _Row:
    """A block of the toolbox."""

    name: str
    label: str


def _page(draft: ExerciseDraft, sketch: Sketch, overtaken_by: str = "", trouble: str = "") -> str:
    engine = str(sketch.meta.get("engine"))
    texts = block_texts(engine) if sketch.meta.get("blocks") else {}
    words = (*vocabulary().get(engine, ()), *vocabulary()["structures"], *vocabulary()["numbers"])
    return render_template(
        "teach/make.html",
        title=pick_any(sketch.title),
        skills={each.id: pick(each.title) for each in skills_here().values()},
        toolbox=[
            _Row(word, _block_label(word, texts))
            for word in dict.fromkeys(words)
            if texts and word in toolbox_words(engine)
        ],
        kind_name=KIND_NAMES[str(sketch.meta["kind"])],
        test_names=TEST_NAMES,
        new_tests=_new_tests(sketch),
        others=[name for name in sorted(sketch.files) if name.startswith(("solution-", "tests/", "files/"))],
        is_text=is_text,
        literal=repr,
        literals=literals,
        painter_texts=painter_texts(),
        nth=nth,
        nth_of=lambda texts, place: [nth(each, place) for each in texts],
        longest=LONGEST,
        ages=range(6, 19),
        overtaken_by=overtaken_by,
        trouble=trouble,
        **_side(draft, sketch),
    )


def _block_label(word: str, texts: Mapping[str, str]) -> str:
    """What stands on a block of the toolbox, its holes as dots."""
    said = {
        "if_else": f"{texts['if']} … {texts['else']}",
        "variable": f"{texts['set']} / {texts['change']}",
        "arithmetic": "+ − × ÷",
    }
    return re.sub(r"%\d", "…", said.get(word) or texts[word])


def _new_tests(sketch: Sketch) -> list[str]:
    """The kinds of tests that make sense for this exercise."""
    kinds = {"grid": ["grid"], "turtle": ["turtle"], "console": ["stdout", "call"]}
    first = "call" if sketch.meta["kind"] == "function" else ""
    return sorted([*kinds.get(str(sketch.meta["engine"]), []), "ast"], key=lambda kind: kind != first)


def nth(steps: Sequence[str], place: int) -> str:
    """A step by its place from 0; empty where there is none."""
    return steps[place] if place < len(steps) else ""


def literals(values: Any) -> str:
    """Values as they stand between the brackets of a call."""
    return ", ".join(map(repr, values)) if isinstance(values, list) else str(values)


def is_text(data: bytes) -> bool:
    """Whether a file can be shown in a field."""
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def _side(draft: ExerciseDraft, sketch: Sketch) -> dict[str, Any]:
    """What stands beside the form: what is missing, and what the sandbox said."""
    skills = {each.id: pick(each.title) for each in skills_here().values()}
    proof = proof_problems(draft)
    published = current_exercise(draft.slug)

    def words(problems: list[Problem]) -> list[Any]:
        return [told(each, sketch, skills) for each in problems]

    return {
        "draft": draft,
        "sketch": sketch,
        "found": words(faults(sketch.settled().to_files(), shelf_here())),
        "proof": None if proof is None else words(proof),
        "outdated": published is not None and bool(outdated(published, staff_here())),
        "trials": (draft.proof or {}).get("trials"),
    }
