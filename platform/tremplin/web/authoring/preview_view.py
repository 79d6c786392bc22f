"""The child's page of an exercise in the making; nothing that is done on it is kept for a child."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext

from tremplin.domain.draft import program_in
from tremplin.domain.exercise import Exercise
from tremplin.models import ExerciseDraftRow
from tremplin.read_models.exercise import LoadedExercise
from tremplin.read_models.exercise_page import ExercisePage, GradedProgram
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.page_view import PageFrame, page_view
from tremplin.web.exercise.project_view import project_view
from tremplin.web.exercise.repair_view import repair_view
from tremplin.web.exercise.task_view import exercise_view
from tremplin.web.exercise.texts.error_texts import ReadingAge
from tremplin.web.exercise.verdict_view import program_verdict
from tremplin_sandbox.verdict import Verdict

YOUNGER_UNTIL = 9


def preview_view(draft: ExerciseDraftRow, page: ExercisePage) -> dict[str, Any]:
    """The variables of ``authoring/preview.html``, which is the child's page."""
    urls = {
        "draft": url_for("teach.preview_try", draft_id=draft.id),
        "submit": url_for("teach.preview_check", draft_id=draft.id),
        "hints": url_for("teach.preview_all_hints", draft_id=draft.id),
    }
    view = page_view(page, PageFrame(urls, title=gettext("Preview")))
    # The house's recordings are made once an exercise is published; until then the browser's own
    # voice reads.
    aloud = [replace(part, url="") for part in view["exercise"].aloud]

    return {
        **view,
        "exercise": replace(view["exercise"], aloud=aloud),
        "adopts": page.loaded.exercise.prediction is None,
        "making": draft,
    }


def preview_answer(
    loaded: LoadedExercise, source: str, verdict: Verdict, stars: int
) -> dict[str, Any]:
    """What Check answers; as ``answer_view`` of ``web.learn.views``."""
    exercise = loaded.exercise

    graded = GradedProgram(program_in(source), verdict)
    view = program_verdict(graded, exercise, _age(exercise), stars)
    html = render_template(
        "learn/_verdict.html",
        verdict=view,
        project=project_view(exercise, frozenset()),
        repair=repair_view(exercise, source),
        next_url=None,
        path_url=None,
        fresh=True,
    )

    return {
        "state": "graded",
        "poll_url": "",
        "html": html,
        "verdict": view.verdict,
        "stars": view.stars,
        "next_url": None,
        "error_line": view.error.line if view.error else None,
    }


def preview_hints(loaded: LoadedExercise) -> str:
    """All the hints at once: an author wants to read them, not to be helped."""
    hints = [pick(hint) for hint in loaded.exercise.hints]
    return render_template(
        "learn/_hints.html", hints_given=hints, exercise=exercise_view(loaded.exercise)
    )


def _age(exercise: Exercise) -> ReadingAge:
    return ReadingAge.YOUNGER if exercise.ages[1] <= YOUNGER_UNTIL else ReadingAge.OLDER
