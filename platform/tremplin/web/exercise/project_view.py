"""A project as its pages show it: milestones that are checked, and what a person looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tremplin.domain.exercise import Exercise
from tremplin.web.base.i18n import pick


@dataclass(frozen=True, slots=True)
class ItemView:
    """One thing an adult looks at."""

    id: str
    text: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class ProjectView:
    """What a project asks for, in the reader's language."""

    milestones: list[str]
    checklist: list[ItemView]

    @property
    def is_seen(self) -> bool:
        """Whether an adult has ticked everything."""
        return all(item.is_ticked for item in self.checklist)


def project_view(exercise: Exercise, ticked: frozenset[str]) -> ProjectView | None:
    """The project of an exercise; None for any other kind."""
    if exercise.project is None:
        return None
    checklist = [
        ItemView(item.id, pick(item.text), item.id in ticked) for item in exercise.project.checklist
    ]
    return ProjectView([pick(text) for text in exercise.project.milestones.values()], checklist)


def milestone_words(exercise: Exercise) -> Mapping[str, str]:
    """The milestone that each test reaches, by the test's id; empty for other kinds."""
    if exercise.project is None:
        return {}
    return {test: pick(text) for test, text in exercise.project.milestones.items()}
