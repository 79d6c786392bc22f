"""What a family reads of its child, as data: a service fills it, the web puts it into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tremplin.content.print.program_result import ProgramResult
from tremplin.domain.exercise import Curriculum, Exercise, Skill, Unit
from tremplin.domain.path import StepState
from tremplin.models import Consent, FamilyNote, Learner


@dataclass(frozen=True, slots=True)
class Effort:
    """The last 30 days: days present, minutes at work (estimated), exercises tried and passed."""

    days: int
    minutes: int
    tried: int
    passed: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week's minutes at work (estimated), by its Monday."""

    monday: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask the child.

    ``about`` is a stable word, ``exercise`` what it is about, if anything.
    """

    about: str
    exercise: Exercise | None = None


class Standing(StrEnum):
    """Where a child stands on a unit or on a path."""

    DONE = "done"
    NEXT = "next"
    BEGUN = "begun"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class FamilyStep:
    """An exercise of a unit, and where the child stands in it."""

    exercise: Exercise
    state: StepState


@dataclass(frozen=True, slots=True)
class FamilyUnit:
    """A unit of the path the child is on.

    Attributes:
        standing: ``DONE`` when all that is asked is solved, ``NEXT`` where the next exercise is,
            else ``LATER``.
        is_begun: Whether any of its exercises is solved.
    """

    unit: Unit
    standing: Standing
    is_begun: bool
    steps: list[FamilyStep]


@dataclass(frozen=True, slots=True)
class FamilyPath:
    """The path the child is on; ``next_exercise`` is None when nothing is left to do."""

    curriculum: Curriculum
    units: list[FamilyUnit]
    next_exercise: Exercise | None


@dataclass(frozen=True, slots=True)
class OtherPath:
    """Another path of the child's group: ``DONE``, ``BEGUN`` or ``LATER``."""

    curriculum: Curriculum
    standing: Standing


@dataclass(frozen=True, slots=True)
class ShownWork:
    """A work that the child chose to show.

    Attributes:
        exercise: What it was made for; None for a work of her own making, and for an exercise that
            is no longer here.
        title: What it is called where there is no exercise.
        result: What the program does: its picture, what it prints.
    """

    exercise: Exercise | None
    title: str
    source: str
    result: ProgramResult
    chosen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A curriculum that a child has done: every exercise asked of her, in her own version of it.

    Attributes:
        name: What the child is called; nothing else of hers.
        curriculum: What was done.
        skills: What it trained, in the order of the curriculum.
        awarded_at: When the last of it was done.
    """

    name: str
    curriculum: Curriculum
    skills: tuple[Skill, ...]
    awarded_at: datetime


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """All that a family's page tells.

    Attributes:
        path: The one the child is on; None while her group follows none.
        other_paths: The rest of her group's.
        new_skills: Those that came in the last 30 days, on whichever path.
        skills: Those that came before.
        consent: The one that holds now, None for none.
        notice_is_new: Whether the family agreed to an earlier text than today's.
    """

    learner: Learner
    effort: Effort
    weeks: list[Week]
    path: FamilyPath | None
    other_paths: list[OtherPath]
    new_skills: list[Skill]
    skills: list[Skill]
    questions: list[Question]
    works: list[ShownWork]
    notes: list[FamilyNote]
    certificates: list[Certificate]
    consent: Consent | None
    notice_is_new: bool
