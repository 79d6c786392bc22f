"""What the board says of the room, from its read model alone."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from tests.cast import a_verdict

from tremplin.models import ExerciseRow, HelpRequest, Learner, Staff, Submission, SubmissionState
from tremplin.read_models.handed_in import HandedIn
from tremplin.read_models.room_page import AttentionItem, Need, RaisedHand, Room
from tremplin.web.teach.room_view import room_view
from tremplin.web.teach.work_views import hand_view
from tremplin_sandbox.verdict import LearnerError, VerdictClass

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AWA, LINA = Learner(display_name="Awa"), Learner(display_name="Lina")
NADIA = Staff(id=uuid4(), name="Nadia")


def mistaken(exercise, **test) -> HandedIn:
    verdict = a_verdict(VerdictClass.FAILED, **test)
    return HandedIn(
        Submission(
            source="prnt('Bip')",
            submitted_at=NOON,
            state=SubmissionState.GRADED,
            verdict=verdict.to_json(),
        ),
        exercise,
    )


def reason_of(item: AttentionItem) -> str:
    view = room_view(Room([], [], [item]), NADIA)
    (told,) = view.calls or view.passed
    return told.reason


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "Nothing has changed for 6 minutes."),
        ({"solved": True}, "Has solved it, and begun nothing else for 6 minutes."),
        (
            {"solved": True, "finished": True},
            "All that is asked is done, for 6 minutes: open something more.",
        ),
    ],
)
def test_why_a_child_is_idle_is_said(hello, known, said):
    assert reason_of(AttentionItem(Need.IDLE, (AWA,), hello, minutes=6, **known)) == said


@pytest.mark.usefixtures("reader")
def test_a_mistake_is_said_in_the_words_that_the_child_reads(hello):
    error = LearnerError("NameError", "name 'prnt' is not defined", 1)
    item = AttentionItem(
        Need.SAME_MISTAKE, (AWA,), hello, times=3, mistaken=mistaken(hello, error=error)
    )
    assert reason_of(item).startswith("3 times the same: ")
    assert "prnt" in reason_of(item)


@pytest.mark.usefixtures("reader")
def test_a_mistake_of_several_children_is_said_once(hello):
    message = {"en": "One line is missing."}
    item = AttentionItem(
        Need.SAME_MISTAKE, (AWA, LINA), hello, times=2, mistaken=mistaken(hello, message=message)
    )
    assert reason_of(item) == "The same for all of them: One line is missing."


@pytest.mark.usefixtures("reader")
def test_who_has_passed_stands_apart_from_who_needs_help(hello):
    passed = AttentionItem(Need.JUST_PASSED, (LINA,), hello, finished=True)
    view = room_view(Room([], [], [AttentionItem(Need.IDLE, (AWA,), hello), passed]), NADIA)
    assert [call.learners for call in view.calls] == [(AWA,)]
    assert [call.reason for call in view.passed] == ["Has just done the last thing that is asked."]


@pytest.mark.usefixtures("reader")
def test_a_held_program_waits_since_it_is_held(hello):
    held = Submission(learner=AWA, reason="out_of_time", submitted_at=NOON, held_at=None)
    (view,) = room_view(Room([], [HandedIn(held, hello)], []), NADIA).held
    assert (view.since, view.waits_for_checker, view.slug) == (NOON, False, "hello")


@pytest.mark.usefixtures("reader")
def test_a_hand_says_the_error_of_run_before_the_last_verdict(hello):
    request = HelpRequest(
        learner=AWA,
        exercise=ExerciseRow(slug="hello"),
        source="prnt('Bip')",
        run_error="NameError: name 'prnt' is not defined",
        taken_by=NADIA,
        taken_by_id=NADIA.id,
    )
    handed_in = mistaken(hello)
    view = hand_view(RaisedHand(request, hello, handed_in), NADIA)
    assert "prnt" in view.reason
    assert view.is_mine
    assert view.exercise_title == hello.title["en"]


@pytest.mark.usefixtures("reader")
def test_a_hand_over_an_exercise_that_is_gone_bears_its_slug():
    request = HelpRequest(learner=AWA, exercise=ExerciseRow(slug="gone"), source="")
    view = hand_view(RaisedHand(request, None, None), NADIA)
    assert (view.exercise_title, view.reason, view.helper) == ("gone", "", None)
