"""What goes on in the room while a group works: the moving part of its board."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tremplin.domain.exercise import Exercise
from tremplin.models import HelpRequest, Learner
from tremplin.read_models.handed_in import HandedIn


class Need(StrEnum):
    """Why a child is worth going to."""

    SAME_MISTAKE = "same_mistake"
    IDLE = "idle"
    JUST_PASSED = "just_passed"


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One reason to go, and to whom.

    Attributes:
        learners: One child; several who make the same mistake.
        exercise: The one it is about.
        times: How many programs in a row had the mistake, the most of these children; 0 for other
            needs.
        minutes: Since when nothing has changed; 0 for other needs.
        mistaken: A program with the mistake, to say what it is.
        solved: Whether a child who is idle has solved it: she waits for nothing, she has not gone
            on.
        finished: Whether it was the last thing asked of her: nothing is left on her paths, each in
            her own version.
    """

    need: Need
    learners: tuple[Learner, ...]
    exercise: Exercise
    times: int = 0
    minutes: int = 0
    mistaken: HandedIn | None = None
    solved: bool = False
    finished: bool = False


@dataclass(frozen=True, slots=True)
class RaisedHand:
    """A hand with what came with it.

    Attributes:
        exercise: As it is now; None for one that is no longer here.
        handed_in: Her last program that was graded by then.
    """

    request: HelpRequest
    exercise: Exercise | None
    handed_in: HandedIn | None


@dataclass(frozen=True, slots=True)
class Room:
    """What goes on in the room now.

    Attributes:
        hands: The one that has waited longest first.
        held: Programs that could not be checked, likewise.
        attention: Children who have called nobody: those to help, then those who have just passed.
    """

    hands: list[RaisedHand]
    held: list[HandedIn]
    attention: list[AttentionItem]
