"""Exercises, and the curricula that put them in order: values only.

Their files are read by ``content``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LANGUAGES = ("fr", "en")
"""The languages every authored text exists in; the first is the default."""

FAMILY_LANGUAGES = ("ar",)
"""More languages, in which only titles are told, and only to families."""

Text = Mapping[str, str]
"""One text by language code: ``{"fr": "…", "en": "…"}``. Plain text; code words stand in
back-quotes."""


class Kind(StrEnum):
    """What a child does in an exercise."""

    BLOCKS_GRID = "blocks-grid"
    TURTLE = "turtle"
    STDOUT = "stdout"
    FUNCTION = "function"
    PARSONS = "parsons"
    PREDICT = "predict"
    DEBUG = "debug"
    PROJECT = "project"


class Status(StrEnum):
    """How far an exercise has come.

    Retired exercises stay readable for the submissions that name them.
    """

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a child reads, in one language.

    ``steps`` and ``body`` are clean HTML, ready for the page.

    Attributes:
        title: A few words.
        goal: One sentence: what will work at the end.
        steps: At most three, each the HTML of one short instruction.
        body: The story and the examples, as HTML.
    """

    title: str
    goal: str
    steps: tuple[str, ...]
    body: str

    @property
    def parts(self) -> tuple[str, ...]:
        """What a child reads, piece by piece in its order: the goal, each step, the body."""
        return (self.goal, *self.steps, self.body)


@dataclass(frozen=True, slots=True)
class Example:
    """A visible test in the form a child is shown: what is typed, what appears."""

    test_id: str
    typed: str
    printed: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A wrong answer offered in a predict exercise, with the sentence that helps who takes it."""

    answer: str
    says: Text


@dataclass(frozen=True, slots=True)
class Prediction:
    """The question of a predict exercise.

    The right answer is not kept: it is what the program really does.

    Attributes:
        program: The Python source the child reads.
        asks: ``output`` (what appears on the screen), ``value`` (what ``name`` holds at the end) or
            ``position`` (where the robot or the turtle stops).
        name: The variable asked about; empty unless ``asks`` is ``value``.
        world: The map the robot is in; empty for other engines.
        choices: The wrong answers offered beside the right one; empty when the child types her
            answer.
        on_fail: What to say to a wrong answer that is none of the choices.
    """

    program: str
    asks: str
    name: str
    world: str
    choices: tuple[Choice, ...]
    on_fail: Text


@dataclass(frozen=True, slots=True)
class Blocks:
    """What a child builds with, where she does not type.

    Attributes:
        toolbox: Words of ``content/format/blocks.json``, in order.
        most: How many blocks she may use; None for any number.
        starter: The starter as a Blockly workspace, in JSON, with the names its author gave.
        names: By such a name what stands on the blocks in its place.
    """

    toolbox: tuple[str, ...]
    most: int | None
    starter: str
    names: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Parsons:
    """The pieces of a program that a child puts together.

    Attributes:
        given: The lines at the top that stay there, each with its end; empty where there are none.
        lines: What is offered, shuffled, lines that do not belong among them; without indentation
            in the ``2d`` form.
        indent: ``1d`` (lines bring their indentation) or ``2d`` (the child chooses it).
    """

    given: str
    lines: tuple[str, ...]
    indent: str


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing of a project that a person looks at and ticks."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Project:
    """What a project asks for.

    Attributes:
        milestones: What is reached when a required test passes, by the test's id, in order.
        checklist: What an instructor looks at.
    """

    milestones: Mapping[str, Text]
    checklist: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise, in every language.

    Attributes:
        id: UUID as text; never changes, unlike ``slug``.
        revision: Grows by one whenever a test, a starter or a solution changes meaning.
        skills: Skill ids this exercise trains; ``prerequisites`` are the ones it needs.
        difficulty: 1 to 5.
        minutes: Expected median time.
        ages: Youngest and oldest age it is written for.
        starter: Source the child begins with; the program to read for a predict exercise.
        solutions: Accepted sources by file name, the commonest first; empty for a predict exercise.
        hints: From a question to almost the answer.
        statements: By language code.
        examples: The visible tests of kind ``stdout`` with a fixed output; the statement's body
            shows some of them.
        prediction: For predict exercises only.
        blocks: For exercises built with blocks only.
        parsons: For parsons exercises only; with ``blocks``, the same pieces lie on the board.
        max_changed_lines: For debug exercises: how many changed lines are enough; None where nobody
            counts.
        project: For projects only.
        families: The title by code, in languages that only families read; empty where nobody has
            told it.
    """

    id: str
    slug: str
    kind: Kind
    engine: str
    revision: int
    status: Status
    skills: tuple[str, ...]
    prerequisites: tuple[str, ...]
    difficulty: int
    minutes: int
    ages: tuple[int, int]
    reads_input: bool
    starter: str
    solutions: Mapping[str, str]
    hints: tuple[Text, ...]
    statements: Mapping[str, Statement]
    examples: tuple[Example, ...]
    prediction: Prediction | None = None
    blocks: Blocks | None = None
    parsons: Parsons | None = None
    max_changed_lines: int | None = None
    project: Project | None = None
    families: Text = field(default_factory=dict)

    @property
    def title(self) -> Text:
        """The title by language code."""
        return {language: statement.title for language, statement in self.statements.items()}


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A word that statements explain in place.

    Attributes:
        term: The word itself.
        meaning: What it means, as said to a child of this age.
        from_age: The youngest age it is explained to, in years; before it the word is an everyday
            one, or not used.
    """

    term: Text
    meaning: Text
    from_age: int = 7


@dataclass(frozen=True, slots=True)
class Skill:
    """Something a child can do.

    ``parents`` completes the sentence "your child …" in plain words.
    """

    id: str
    title: Text
    parents: Text


@dataclass(frozen=True, slots=True)
class Unit:
    """A bench of the workshop: exercises that belong together.

    Attributes:
        id: Unique in its curriculum.
        core: Slugs in order; the share ``opens_at`` of them, done, opens the next unit.
        extra: Slugs of more to do, never needed.
        checkpoint: The core exercise that shows the unit is understood.
        unplugged: HTML by language: an activity at the table, without a computer.
        notes: HTML by language: for whoever leads the unit.
        minutes: Expected time for the core.
    """

    id: str
    title: Text
    goal: Text
    skills: tuple[str, ...]
    core: tuple[str, ...]
    extra: tuple[str, ...]
    checkpoint: str
    unplugged: Text
    notes: Text
    minutes: int
    opens_at: float


@dataclass(frozen=True, slots=True)
class Curriculum:
    """Units in the order a group walks through them.

    Attributes:
        id: UUID as text; never changes.
        audience: ``club``, ``class``, ``home`` or ``offline``.
        facilitator: HTML by language: notes for whoever leads the group.
    """

    id: str
    slug: str
    revision: int
    title: Text
    summary: Text
    ages: tuple[int, int]
    audience: str
    units: tuple[Unit, ...]
    facilitator: Text

    @property
    def slugs(self) -> tuple[str, ...]:
        """Every exercise of the curriculum, in order."""
        slugs: list[str] = []
        for unit in self.units:
            slugs += [*unit.core, *unit.extra]
        return tuple(slugs)
