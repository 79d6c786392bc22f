"""What templates hand to the scripts of their pages, as JSON in the page.

The scripts read it by types that are generated from these models: see docs/developing/front-end.md.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class PageData(BaseModel):
    """Data for a script: all of its keys are named here, and no other is sent."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BlockCall(PageData):
    """A command of an engine, as ``blocks.json`` has it: what is not said there is not sent.

    Attributes:
        fr: The French name.
        sees: Whether the command asks instead of acting.
        number: The number offered in the hole, for a command with one.
        colour: The colour offered, for a command that takes one.
    """

    fr: str
    sees: bool = False
    number: int = 0
    colour: str = ""


class BlockWords(PageData):
    """The words of blocks: ``blocks.json``."""

    structures: tuple[str, ...]
    grid: dict[str, BlockCall]
    turtle: dict[str, BlockCall]
    numbers: tuple[str, ...]
    colours: dict[str, str]


class BoardData(PageData):
    """A board of blocks.

    Attributes:
        most: How many blocks may be used; None for any number.
        starter: A Blockly workspace, in JSON.
        is_read_only: Whether the blocks are only there to be read.
        texts: What stands on the blocks, in the reader's language; ``%1`` is a hole.
    """

    engine: Literal["grid", "turtle"]
    toolbox: tuple[str, ...]
    most: int | None
    is_read_only: bool
    starter: str
    texts: dict[str, str]
    words: BlockWords


class PuzzleTexts(PageData):
    """The sentences of lines that are put in order, placeholders unfilled."""

    placed: str
    moved: str
    indented: str
    taken: str
    up: str
    down: str
    inwards: str
    outwards: str
    back: str


class PuzzleData(PageData):
    """Lines to put in order.

    Attributes:
        given: The lines at the top that stay there, each with its end.
        indent: ``2d`` where the child chooses how far a line is indented; in ``1d`` lines bring
            their own indentation.
    """

    given: str
    lines: tuple[str, ...]
    indent: Literal["1d", "2d"]
    texts: PuzzleTexts


class GridStage(PageData):
    """The worlds of a robot."""

    engine: Literal["grid"]
    worlds: tuple[str, ...]
    goal: tuple[Literal["reach", "collected", "painted", "paints"], ...]
    max_steps: int


class PaperStage(PageData):
    """The paper of a turtle; with a drawing to match, ``seed`` is the grader's."""

    engine: Literal["turtle"]
    goal: tuple[Any, ...]
    seed: int | None


class ErrorTexts(PageData):
    """What explains an error of a program.

    Attributes:
        sentences: By case of an error: what happened, and one thing to try.
        words: Kinds of values and of errors in the reader's language, by Python's word.
    """

    sentences: dict[str, tuple[str, str]]
    words: dict[str, str]


class PainterTexts(PageData):
    """The words of the painter of worlds, placeholders unfilled."""

    tools: dict[str, str]
    cells: dict[str, str]
    cell: str
    tool: str
    world: str
    wider: str
    narrower: str
    taller: str
    lower: str
    as_text: str


class MomentData(PageData):
    """A moment of a child's work on an exercise.

    Attributes:
        checked: The verdict's headline where the program was handed in, else empty.
    """

    when: str
    at: int
    source: str
    checked: str
    passed: bool


PAGE_DATA: tuple[type[PageData], ...] = (
    BoardData,
    ErrorTexts,
    GridStage,
    MomentData,
    PainterTexts,
    PaperStage,
    PuzzleData,
)
"""The models that pages send, for which types are generated, and for what they hold."""
