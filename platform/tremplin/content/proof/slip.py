"""Slips: a solution with one mistake that a child makes who has nearly understood."""

from __future__ import annotations

from dataclasses import dataclass

from tremplin.content.format.messages import Message

UNBOUNDED_ROUNDS = 10
"""How often a child lets ``for`` turn who does not know when it must end."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A program with one slip.

    Attributes:
        kind: A word for the sort of slip, one of :data:`WORDS`.
        line: The line of the solution where it begins; the first is 1, 0 where the whole program is
            meant.
        source: The program.
        now: What tells it from others of its kind on the line; empty where it is the only one.
    """

    kind: str
    line: int
    source: str
    now: str = ""

    @property
    def name(self) -> str:
        """The name in ``allowed_slips``: ``not-called``, ``turned-round 4``.

        With what tells it from others on its line: ``special-case 4: year == 2000``.
        """
        name = self.kind
        if self.line:
            name += f" {self.line}"
        if self.now:
            name += f": {self.now}"
        return name

    @property
    def says(self) -> Message:
        """What was done to the solution, in words."""
        what = WORDS[self.kind]
        if not self.line:
            return what
        return Message("line %(line)s, %(what)s", line=self.line, what=what)


WORDS: dict[str, Message] = {
    "imports-only": Message("nothing is done"),
    "empty-function": Message("the function does nothing"),
    "not-called": Message("the functions are never called"),
    "by-heart": Message("the shown world recited step by step"),
    "answer-printed": Message("the shown answer is printed as it is"),
    "written-out": Message("the loop is written out, round by round"),
    "number-for-variable": Message("a number stands for the variable"),
    "without-function": Message("everything is written without the function"),
    "special-case": Message("the question holds for one value only"),
    "turned-round": Message("the comparison goes the other way"),
    "always": Message("the question is forgotten"),
    "else-forgotten": Message("'else' is forgotten"),
    "for-instead-of-while": Message(
        "'for' turns %(rounds)s times in place of 'while'", rounds=UNBOUNDED_ROUNDS
    ),
    "line-inside": Message("the next line has moved into the loop"),
    "line-outside": Message("the loop’s last line stands outside"),
    "round-less": Message("one round less"),
    "round-more": Message("one round more"),
    "other-turn": Message("the turn goes to the other side"),
    "one-step-off": Message("one step too many or too few"),
    "colours-swapped": Message("two colours are swapped"),
    "overwritten": Message("the old value is lost"),
    "letter-missing": Message("a sign is missing in the list of signs"),
    "printed-not-returned": Message("the answer is printed, not returned"),
    "asked-too-rarely": Message("the question is asked at every other step"),
    "one-round-by-heart": Message("one round knows the answer already"),
}
"""What each kind of slip does, in words."""


CONCEPTS = frozenset({"written-out", "number-for-variable", "without-function"})
"""Programs that do what they should without what the exercise trains: a piece of advice is enough
to notice them."""

REORDERED = frozenset({"line-inside", "line-outside"})
"""Slips that are made of the solution's own lines."""


ON_FREE_PAPER = frozenset({"imports-only", "empty-function", "not-called", "without-function"})
"""What remains a slip where the drawing is the child's own: nothing else of it can be wrong."""
