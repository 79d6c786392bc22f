"""Who needs an adult now, in words, for the board and for the screen on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask_babel import gettext, ngettext

from tremplin.models import Learner, Staff
from tremplin.read_models.handed_in import HandedIn
from tremplin.read_models.room_page import AttentionItem, Need, Room
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.messages import CHECKER_AWAY, HELD_REASONS
from tremplin.web.teach.verdict_as_read import verdict_as_read
from tremplin.web.teach.work_views import HandView, hand_view


@dataclass(frozen=True, slots=True)
class AttentionView:
    """A reason to go to some children.

    ``reason`` may hold code words in back-quotes; it is empty where the list says all there is to
    say.
    """

    need: str
    learners: tuple[Learner, ...]
    slug: str
    exercise_title: str
    reason: str


@dataclass(frozen=True, slots=True)
class HeldView:
    """A program that could not be checked; ``waits_for_checker`` where it goes on by itself."""

    id: UUID
    learner: Learner
    slug: str
    exercise_title: str
    since: datetime
    reason: str
    waits_for_checker: bool


@dataclass(frozen=True, slots=True)
class RoomView:
    """What goes on in the room now.

    Attributes:
        held: Programs that could not be checked.
        calls: Children to help who have not called anybody.
        passed: Those who have just made it.
    """

    hands: list[HandView]
    held: list[HeldView]
    calls: list[AttentionView]
    passed: list[AttentionView]


def room_view(room: Room, looks: Staff) -> RoomView:
    """The room as the adult who looks sees it."""
    calls: list[AttentionView] = []
    passed: list[AttentionView] = []
    for item in room.attention:
        part = passed if item.need is Need.JUST_PASSED else calls
        part.append(_attention_view(item))

    return RoomView(
        hands=[hand_view(hand, looks) for hand in room.hands],
        held=[_held_view(handed_in) for handed_in in room.held],
        calls=calls,
        passed=passed,
    )


def _held_view(handed_in: HandedIn) -> HeldView:
    submission, exercise = handed_in.submission, handed_in.exercise
    return HeldView(
        id=submission.id,
        learner=submission.learner,
        slug=exercise.slug,
        exercise_title=pick(exercise.title),
        since=submission.held_at or submission.submitted_at,
        reason=str(HELD_REASONS.get(submission.reason or "", CHECKER_AWAY)),
        waits_for_checker=submission.retry_at is not None,
    )


def _attention_view(item: AttentionItem) -> AttentionView:
    return AttentionView(
        need=item.need.value,
        learners=item.learners,
        slug=item.exercise.slug,
        exercise_title=pick(item.exercise.title),
        reason=_reason(item),
    )


def _reason(item: AttentionItem) -> str:
    match item.need:
        case Need.IDLE:
            return _idle_reason(item)
        case Need.JUST_PASSED if item.finished:
            return gettext("Has just done the last thing that is asked.")
        case Need.JUST_PASSED:
            return ""
        case Need.SAME_MISTAKE:
            return _mistake_reason(item)


def _idle_reason(item: AttentionItem) -> str:
    if item.finished:
        return ngettext(
            "All that is asked is done, for %(num)s minute: open something more.",
            "All that is asked is done, for %(num)s minutes: open something more.",
            item.minutes,
        )

    if item.solved:
        return ngettext(
            "Has solved it, and begun nothing else for %(num)s minute.",
            "Has solved it, and begun nothing else for %(num)s minutes.",
            item.minutes,
        )

    return ngettext(
        "Nothing has changed for %(num)s minute.",
        "Nothing has changed for %(num)s minutes.",
        item.minutes,
    )


def _mistake_reason(item: AttentionItem) -> str:
    mistake = _mistake(item.mistaken) if item.mistaken else ""
    if len(item.learners) > 1:
        return gettext("The same for all of them: %(mistake)s", mistake=mistake)
    return gettext("%(times)s times the same: %(mistake)s", times=item.times, mistake=mistake)


def _mistake(handed_in: HandedIn) -> str:
    """What the child reads of it, without what to try."""
    verdict = verdict_as_read(handed_in)
    if verdict.error:
        return verdict.error.headline

    for test in verdict.tests:
        if not test.passed and test.level == "required":
            return test.message or verdict.headline
    return verdict.headline
