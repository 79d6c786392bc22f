"""The page of an exercise: the task, the program on the desk, and what one child has done of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tremplin.domain.exercise import Exercise, Unit
from tremplin.read_models.exercise import LoadedExercise
from tremplin_sandbox.verdict import Verdict


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A kept version of a program."""

    version: int
    source: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class GradedProgram:
    """A program with its verdict.

    Attributes:
        source: The program.
        verdict: What grading it came to.
        is_nearer: It does not pass, and passes more required tests than the one before it.
    """

    source: str
    verdict: Verdict
    is_nearer: bool = False


@dataclass(frozen=True, slots=True)
class WaitingProgram:
    """A submission without a verdict; ``state`` is the word for what it waits for."""

    id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class Words:
    """What an adult has said of a child's program."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Hand:
    """A raised hand.

    Attributes:
        state: ``raised``, ``seen`` by an adult, or ``taken``: the adult is coming.
        seen_by: The name of the adult who has seen it.
        taken_by: The name of the adult who is coming.
    """

    state: str
    seen_by: str | None
    taken_by: str | None


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """An exercise on a desk: a child's, or that of its author in a preview.

    Attributes:
        owner_id: Whose desk: the child, or in a preview the draft.
        is_young: Whether sentences are those for children of 7 to 9.
        loaded: The exercise.
        at: When the page was made.
        draft: The newest version of the program; None before the first one.
        unit: The unit that holds the exercise; None for one chosen from another curriculum.
        next_slug: The exercise to go on with.
        hints_used: How often a hint was asked for.
        stars: Earned so far.
        is_done: Whether a program has passed.
        is_shown: Whether the family sees the child's program.
        last: The newest program with a verdict.
        waiting: The newest program, while that has no verdict.
        ticked: Items of a project's checklist that an adult has ticked.
        comments: What adults have said of the program, the newest first.
        explanations: What adults have explained of the text, the newest first.
        hand: The child's hand while it is raised, over whichever exercise.
    """

    owner_id: UUID
    is_young: bool
    loaded: LoadedExercise
    at: datetime
    draft: KeptDraft | None = None
    unit: Unit | None = None
    next_slug: str | None = None
    hints_used: int = 0
    stars: int = 0
    is_done: bool = False
    is_shown: bool = False
    last: GradedProgram | None = None
    waiting: WaitingProgram | None = None
    ticked: frozenset[str] = frozenset()
    comments: tuple[Words, ...] = ()
    explanations: tuple[str, ...] = ()
    hand: Hand | None = None

    @property
    def source(self) -> str:
        """What the editor shows: the newest draft, else the starter."""
        return self.draft.source if self.draft else self.loaded.exercise.starter

    @property
    def hints_given(self) -> int:
        """How many of the exercise's hints are shown."""
        # A newer revision may have fewer hints than the child has taken.
        return min(self.hints_used, len(self.loaded.exercise.hints))


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """What the page is told of a program that was handed in.

    Attributes:
        submission: The program on its way to a verdict.
        exercise: In the revision it was handed in for.
        graded: The program with its verdict; None while there is none, and then nothing below is
            known.
        is_young: As for :class:`ExercisePage`.
        stars: Earned for the exercise so far.
        next_slug: The exercise to go on with.
        ticked: Items of a project's checklist that an adult has ticked.
    """

    submission: WaitingProgram
    exercise: Exercise
    graded: GradedProgram | None = None
    is_young: bool = False
    stars: int = 0
    next_slug: str | None = None
    ticked: frozenset[str] = frozenset()
