"""What the child's templates are given: domain objects turned into words of her language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask_babel import format_datetime, gettext, ngettext

from tremplin.domain.draft import program_in
from tremplin.domain.exercise import Exercise
from tremplin.domain.path import StepState, UnitOpening
from tremplin.models import Draft, HelpRequest, Learner, Submission, SubmissionState
from tremplin.read_models.path import Path, PathStep, PathUnit
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.family.shown_works import is_shown
from tremplin.services.learning.hands import raised_hand
from tremplin.services.learning.open_exercise import OpenExercise, came_nearer
from tremplin.services.learning.paths import path_with
from tremplin.services.learning.projects import ticked_items
from tremplin.services.learning.unclear_reports import explanations
from tremplin.web.base.i18n import language, pick
from tremplin.web.exercise.drafts import draft_key
from tremplin.web.exercise.project_view import milestone_words, project_view
from tremplin.web.exercise.repair_view import repair_view
from tremplin.web.exercise.task_view import milliseconds, task_view
from tremplin.web.exercise.texts.error_texts import ReadingAge, reading_age
from tremplin.web.exercise.texts.messages import kind_label
from tremplin.web.exercise.texts.puzzle_texts import sentences_of
from tremplin.web.exercise.verdict_view import VerdictView, verdict_view
from tremplin_sandbox.verdict import Verdict, VerdictClass


@dataclass(frozen=True, slots=True)
class StepView:
    """An exercise on the map."""

    slug: str
    title: str
    state: str
    stars: int
    minutes: int
    kind_label: str
    has_news: bool


@dataclass(frozen=True, slots=True)
class UnitView:
    """A bench on the map."""

    title: str
    goal: str
    state: str
    is_closed: bool
    exercises: list[StepView]


@dataclass(frozen=True, slots=True)
class CurriculumView:
    """The name and promise of a path."""

    slug: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """An earlier version of a program."""

    version: int
    when: str
    source: str

    @property
    def program(self) -> str:
        """What the child reads of it."""
        return program_in(self.source)


def path_view(path: Path | None, paths: Sequence[Path], news: Collection[UUID]) -> dict[str, Any]:
    """The variables of ``learn/path.html``: the path shown, all the paths of the child, where words wait for her."""
    if path is None:
        return {"curriculum": None}
    return {
        "curriculum": _curriculum_view(path),
        "curricula": [_curriculum_view(each) for each in paths],
        "chosen": [_step_view(step, news) for step in path.chosen],
        "units": [_unit_view(unit, news) for unit in path.units],
        "continue_exercise": _step_view(path.next_step, news) if path.next_step else None,
        "progress_words": _progress_words(path),
    }


def _progress_words(path: Path) -> str:
    done = ngettext(
        "%(num)s exercise done out of %(total)s",
        "%(num)s exercises done out of %(total)s",
        path.done_count,
        total=path.total_count,
    )
    more = ngettext("and %(num)s more for fun", "and %(num)s more for fun", path.extra_count)
    return f"{done}, {more}" if path.extra_count else done


def _curriculum_view(path: Path) -> CurriculumView:
    return CurriculumView(
        path.curriculum.slug, pick(path.curriculum.title), pick(path.curriculum.summary)
    )


def _unit_view(unit: PathUnit, news: Collection[UUID]) -> UnitView:
    return UnitView(
        title=pick(unit.unit.title),
        goal=pick(unit.unit.goal),
        state=unit.state.value,
        is_closed=unit.opening is UnitOpening.CLOSED,
        exercises=[_step_view(step, news) for step in unit.steps],
    )


def workspace_view(opened: OpenExercise, learner: Learner) -> dict[str, Any]:
    """The variables of ``learn/exercise.html``."""
    exercise = opened.loaded.exercise
    following = opened.path.after(exercise.slug)
    hand = raised_hand(learner.id)

    return {
        **task_view(opened.loaded),
        "urls": _desk_urls(exercise.slug),
        "owner": learner.id,
        "hand": hand,
        "hand_state": hand_state(hand),
        "comments": opened.comments,
        "explanations": explanations(learner, opened.loaded.revision_id, language()),
        "unit_title": pick(opened.unit.title) if opened.unit else gettext("Chosen for you"),
        "draft": opened.source,
        "draft_version": opened.draft.version if opened.draft else 0,
        "draft_saved_ms": milliseconds(opened.draft.saved_at) if opened.draft else 0,
        "draft_key": draft_key(opened.progress.learner_id),
        "hints_given": [pick(hint) for hint in exercise.hints[: opened.hints_given]],
        "stars_earned": opened.progress.stars,
        "is_done": opened.progress.first_success_at is not None,
        "is_shown": is_shown(learner.id, opened.loaded.exercise_id),
        "next_url": _exercise_url(following),
        "path_url": url_for("learn.path"),
        "waiting": opened.waiting,
        "last_verdict": _view_of(opened.last, exercise, reading_age(learner), opened.progress.stars)
        if opened.last
        else None,
        "project": project_view(exercise, opened.ticked),
        "repair": repair_view(exercise, opened.last.source) if opened.last else None,
    }


def _desk_urls(slug: str) -> dict[str, str]:
    """Where the page's scripts send what the child does."""
    return {
        "draft": url_for("learn.draft", slug=slug),
        "versions": url_for("learn.drafts", slug=slug),
        "submit": url_for("learn.submit", slug=slug),
        "hints": url_for("learn.hints", slug=slug),
        "hand": url_for("ask.hand"),
        "raise": url_for("ask.raise_up", slug=slug),
        "unclear": url_for("ask.unclear", slug=slug),
    }


def hand_state(hand: HelpRequest | None) -> str:
    """Where a child's hand stands, in one word for the page's script: ``down``, ``raised``, ``seen`` or ``taken``."""
    if hand is None:
        return "down"
    if hand.taken_at:
        return "taken"
    return "seen" if hand.seen_at else "raised"


def versions_view(drafts: list[Draft]) -> list[VersionView]:
    """The variables of ``learn/_versions.html``."""
    return [
        VersionView(
            draft.version,
            format_datetime(draft.saved_at.astimezone(), "d MMMM, HH:mm:ss", rebase=False),
            draft.source,
        )
        for draft in drafts
    ]


def answer_html(learner: Learner, slug: str, submission: Submission) -> dict[str, Any]:
    """What the page is told of a submission: the fragment to show, and what follows."""
    if submission.state is not SubmissionState.GRADED:
        return {"html": render_template("learn/_kept.html", state=submission.state.value)}

    path = path_with(learner, slug)
    step = path.step(slug) if path else None
    following = path.after(slug) if path else None
    exercise = loaded_revision(submission.revision_id).exercise
    view = _view_of(submission, exercise, reading_age(learner), step.stars if step else 0)
    project = project_view(exercise, ticked_items(learner.id, submission.exercise_id))
    next_url = _exercise_url(following)

    return {
        "html": render_template(
            "learn/_verdict.html",
            verdict=view,
            project=project,
            repair=repair_view(exercise, submission.source),
            next_url=next_url,
            path_url=url_for("learn.path"),
            fresh=True,
        ),
        "verdict": view.verdict,
        "stars": view.stars,
        "next_url": next_url,
        "error_line": view.error.line if view.error else None,
    }


def _view_of(
    submission: Submission, exercise: Exercise, age: ReadingAge, stars: int
) -> VerdictView:
    verdict = Verdict.from_json(submission.verdict or {})
    is_nearer = verdict.verdict is VerdictClass.FAILED and came_nearer(submission)
    return verdict_view(
        verdict,
        submission.source,
        age,
        stars,
        milestone_words(exercise),
        is_nearer,
        sentences_of(exercise),
    )


def _exercise_url(step: PathStep | None) -> str | None:
    return url_for("learn.exercise", slug=step.loaded.exercise.slug) if step else None


def _step_view(step: PathStep, news: Collection[UUID]) -> StepView:
    exercise = step.loaded.exercise
    is_open = step.state is not StepState.LOCKED
    return StepView(
        slug=exercise.slug,
        title=pick(exercise.title),
        state=step.state.value,
        stars=step.stars if is_open else 0,
        minutes=exercise.minutes,
        kind_label=kind_label(exercise.kind.value),
        has_news=is_open and step.loaded.exercise_id in news,
    )
