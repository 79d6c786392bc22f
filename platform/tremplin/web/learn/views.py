"""What the child's templates are given: domain objects turned into words of her language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask_babel import format_datetime, gettext, ngettext

from tremplin.domain.draft import program_in
from tremplin.domain.path import StepState, UnitOpening
from tremplin.read_models.exercise_page import CheckAnswer, ExercisePage, KeptDraft
from tremplin.read_models.path import Path, PathPage, PathStep, PathUnit
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.page_view import PageFrame, page_view
from tremplin.web.exercise.project_view import project_view
from tremplin.web.exercise.repair_view import repair_view
from tremplin.web.exercise.texts.error_texts import reading_age
from tremplin.web.exercise.texts.messages import kind_label
from tremplin.web.exercise.verdict_view import program_verdict


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


def path_view(page: PathPage) -> dict[str, Any]:
    """The variables of ``learn/path.html``."""
    path, news = page.shown, page.news
    if path is None:
        return {"curriculum": None}
    return {
        "curriculum": _curriculum_view(path),
        "curricula": [_curriculum_view(each) for each in page.paths],
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


def desk_view(page: ExercisePage) -> dict[str, Any]:
    """The variables of ``learn/exercise.html`` for a child."""
    frame = PageFrame(
        urls=_desk_urls(page.loaded.exercise.slug),
        title=pick(page.unit.title) if page.unit else gettext("Chosen for you"),
        path_url=url_for("learn.path"),
        next_url=_exercise_url(page.next_slug),
    )
    return page_view(page, frame)


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


def versions_view(drafts: Sequence[KeptDraft]) -> list[VersionView]:
    """The variables of ``learn/_versions.html``."""
    return [
        VersionView(
            draft.version,
            format_datetime(draft.saved_at.astimezone(), "d MMMM, HH:mm:ss", rebase=False),
            draft.source,
        )
        for draft in drafts
    ]


def answer_view(answer: CheckAnswer) -> dict[str, Any]:
    """What the page's script is told of a Check: the fragment to show, and what follows."""
    state, graded = answer.submission.state, answer.graded
    told = {
        "state": state,
        "poll_url": url_for("learn.submission", submission_id=answer.submission.id),
    }
    if graded is None:
        return {**told, "html": render_template("learn/_kept.html", state=state)}

    exercise = answer.exercise
    verdict = program_verdict(graded, exercise, reading_age(answer.is_young), answer.stars)
    next_url = _exercise_url(answer.next_slug)
    html = render_template(
        "learn/_verdict.html",
        verdict=verdict,
        project=project_view(exercise, answer.ticked),
        repair=repair_view(exercise, graded.source),
        next_url=next_url,
        path_url=url_for("learn.path"),
        fresh=True,
    )

    return {
        **told,
        "html": html,
        "verdict": verdict.verdict,
        "stars": verdict.stars,
        "next_url": next_url,
        "error_line": verdict.error.line if verdict.error else None,
    }


def _exercise_url(slug: str | None) -> str | None:
    return url_for("learn.exercise", slug=slug) if slug else None


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
