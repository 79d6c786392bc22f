"""The page of an exercise, from its read model: a child's, or an author's preview of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tremplin.read_models.exercise_page import ExercisePage, Hand
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.drafts import draft_key
from tremplin.web.exercise.project_view import project_view
from tremplin.web.exercise.repair_view import repair_view
from tremplin.web.exercise.task_view import exercise_view, task_view
from tremplin.web.exercise.texts.error_texts import error_texts, reading_age
from tremplin.web.exercise.texts.puzzle_texts import sentences_of
from tremplin.web.exercise.verdict_view import program_verdict


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What differs between the child's page and the preview.

    Attributes:
        urls: Where the page's scripts send what is done.
        title: The words above the exercise's own title.
        path_url: The child's path; None where there is none to go back to.
        next_url: The exercise to go on with.
    """

    urls: Mapping[str, str]
    title: str
    path_url: str | None = None
    next_url: str | None = None


def page_view(page: ExercisePage, frame: PageFrame) -> dict[str, Any]:
    """The variables of ``learn/exercise.html``."""
    return {
        **task_view(page.loaded),
        **_desk(page),
        **_done(page),
        **_said(page),
        "urls": frame.urls,
        "unit_title": frame.title,
        "path_url": frame.path_url,
        "next_url": frame.next_url,
    }


def hints_view(page: ExercisePage) -> dict[str, Any]:
    """The variables of ``learn/_hints.html``."""
    return {
        "exercise": exercise_view(page.loaded.exercise),
        "hints_given": [pick(hint) for hint in page.loaded.exercise.hints[: page.hints_given]],
    }


def hand_state(hand: Hand | None) -> str:
    """The state of a child's hand for the page's script: ``down`` where none is raised."""
    return hand.state if hand else "down"


def _desk(page: ExercisePage) -> dict[str, Any]:
    """The program, how its drafts are kept, and what **Run** says of its errors."""
    exercise = page.loaded.exercise
    return {
        "owner": page.owner_id,
        "draft": page.source,
        "draft_version": page.draft.version if page.draft else 0,
        "draft_saved_ms": _milliseconds(page.draft.saved_at) if page.draft else 0,
        "draft_key": draft_key(page.owner_id),
        "now_ms": _milliseconds(page.at),
        "error_texts": error_texts(reading_age(page.is_young), sentences_of(exercise)),
    }


def _done(page: ExercisePage) -> dict[str, Any]:
    """Hints, stars, and what became of the programs handed in."""
    exercise, last = page.loaded.exercise, page.last
    age = reading_age(page.is_young)
    return {
        "hints_given": hints_view(page)["hints_given"],
        "stars_earned": page.stars,
        "is_done": page.is_done,
        "is_shown": page.is_shown,
        "waiting": page.waiting,
        "last_verdict": program_verdict(last, exercise, age, page.stars) if last else None,
        "project": project_view(exercise, page.ticked),
        "repair": repair_view(exercise, last.source) if last else None,
    }


def _said(page: ExercisePage) -> dict[str, Any]:
    """What adults have said to the child, and her hand."""
    return {
        "comments": page.comments,
        "explanations": page.explanations,
        "hand": page.hand,
        "hand_state": hand_state(page.hand),
    }


def _milliseconds(instant: datetime) -> int:
    """As browsers count time."""
    return int(instant.timestamp() * 1000)
