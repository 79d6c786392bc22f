"""Who needs an adult now, in words, for the board and for the screen on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask_babel import gettext, ngettext

from tremplin.models import Group, HelpRequest, Learner, Staff, Submission
from tremplin.services.content.catalogue import loaded_revision
from tremplin.services.teaching.attention import AttentionItem, Need, attention_items
from tremplin.services.teaching.hand_answers import hands_of
from tremplin.services.teaching.held_programs import held_in
from tremplin.web.base.i18n import pick
from tremplin.web.exercise.texts.messages import CHECKER_AWAY, HELD_REASONS
from tremplin.web.exercise.verdict_view import verdict_as_read
from tremplin.web.teach.views import HandView, hand_views


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
class Room:
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


def room_of(group: Group, staff: Staff) -> Room:
    """The room as ``staff`` sees it."""
    hands: Sequence[HelpRequest] = hands_of(group)
    calls = attention_items(group, {hand.learner_id for hand in hands})
    return Room(
        hands=hand_views(list(hands), staff),
        held=[_held_view(submission) for submission in held_in(group)],
        calls=[_view(call) for call in calls if call.need is not Need.JUST_PASSED],
        passed=[_view(call) for call in calls if call.need is Need.JUST_PASSED],
    )


def _held_view(submission: Submission) -> HeldView:
    exercise = loaded_revision(submission.revision_id).exercise
    return HeldView(
        id=submission.id,
        learner=submission.learner,
        slug=exercise.slug,
        exercise_title=pick(exercise.title),
        since=submission.held_at or submission.submitted_at,
        reason=str(HELD_REASONS.get(submission.reason or "", CHECKER_AWAY)),
        waits_for_checker=submission.retry_at is not None,
    )


def _view(call: AttentionItem) -> AttentionView:
    exercise = call.loaded.exercise
    return AttentionView(
        call.need.value, call.learners, exercise.slug, pick(exercise.title), _reason(call)
    )


def _reason(call: AttentionItem) -> str:
    if call.finished and call.need is Need.IDLE:
        return ngettext(
            "All that is asked is done, for %(num)s minute: open something more.",
            "All that is asked is done, for %(num)s minutes: open something more.",
            call.minutes,
        )

    if call.need is Need.IDLE and call.solved:
        return ngettext(
            "Has solved it, and begun nothing else for %(num)s minute.",
            "Has solved it, and begun nothing else for %(num)s minutes.",
            call.minutes,
        )

    if call.need is Need.IDLE:
        return ngettext(
            "Nothing has changed for %(num)s minute.",
            "Nothing has changed for %(num)s minutes.",
            call.minutes,
        )

    if call.need is Need.JUST_PASSED:
        return gettext("Has just done the last thing that is asked.") if call.finished else ""

    what = _mistake(call.submission) if call.submission else ""
    if len(call.learners) > 1:
        return gettext("The same for all of them: %(mistake)s", mistake=what)

    return gettext("%(times)s times the same: %(mistake)s", times=call.times, mistake=what)


def _mistake(submission: Submission) -> str:
    """What the child reads of it, without what to try."""
    view = verdict_as_read(submission)
    missed = next(
        (test.message for test in view.tests if not test.passed and test.level == "required"), ""
    )
    return view.error.headline if view.error else missed or view.headline
