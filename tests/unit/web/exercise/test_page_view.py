"""The variables of an exercise's page, from the read model alone: no database is there."""

from dataclasses import replace
from uuid import UUID

import pytest
from tests.unit.web.exercise.conftest import NOON, page_of

from tremplin.read_models.exercise_page import GradedProgram, Hand, KeptDraft
from tremplin.web.exercise.page_view import PageFrame, hand_state, hints_view, page_view
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass

FRAME = PageFrame(urls={}, title="Say")
FAILED = Verdict(VerdictClass.FAILED, "", (), 0.01)
pytestmark = pytest.mark.usefixtures("reader")


def view_of(page, **changes):
    return page_view(replace(page, **changes), FRAME)


@pytest.fixture(scope="module")
def hello():
    return page_of("hello")


def test_before_the_first_draft_the_starter_is_on_the_desk(hello):
    view = view_of(hello)
    assert view["draft"] == hello.loaded.exercise.starter
    assert (view["draft_version"], view["draft_saved_ms"]) == (0, 0)


def test_the_newest_draft_is_on_the_desk(hello):
    view = view_of(hello, draft=KeptDraft(7, "print('Bip')", NOON))
    assert (view["draft"], view["draft_version"]) == ("print('Bip')", 7)
    assert view["draft_saved_ms"] == view["now_ms"] == 1_795_435_200_000


def test_no_two_desks_share_the_key_of_their_drafts(hello):
    keys = {view_of(hello, owner_id=UUID(int=each))["draft_key"] for each in (3, 4)}
    assert len(keys) == 2


def test_hints_are_shown_one_after_the_other(hello):
    hints = [hint["en"] for hint in hello.loaded.exercise.hints]
    assert hints_view(hello)["hints_given"] == []
    assert hints_view(replace(hello, hints_used=1))["hints_given"] == hints[:1]


def test_more_hints_taken_than_there_are_now_show_all_of_them(hello):
    taken = replace(hello, hints_used=99)
    assert taken.hints_given == len(hello.loaded.exercise.hints)
    assert len(hints_view(taken)["hints_given"]) == taken.hints_given


@pytest.mark.parametrize(("is_young", "reads_why"), [(True, False), (False, True)])
def test_the_younger_read_no_reason(hello, is_young, reads_why):
    happened, _ = view_of(hello, is_young=is_young)["error_texts"]["sentences"]["name_near"]
    assert ("One wrong letter" in happened) is reads_why


def test_without_a_verdict_there_is_nothing_to_show_of_one(hello):
    view = view_of(hello)
    assert (view["last_verdict"], view["repair"]) == (None, None)


def test_a_program_that_comes_nearer_is_told_so(hello):
    near, far = (
        view_of(hello, last=GradedProgram("print(1)", FAILED, is_nearer))["last_verdict"].headline
        for is_nearer in (True, False)
    )
    assert far == "Not there yet."
    assert near == "Not there yet. You are getting closer."


def test_an_error_is_explained_by_its_line(hello):
    error = LearnerError("NameError", "name 'agge' is not defined. Did you mean: 'age'?", 2)
    test = TestResult("t", TestStatus.ERROR, visible=True, level="required", error=error)
    verdict = Verdict(VerdictClass.ERROR, "", (test,), 0.01)
    shown = view_of(hello, last=GradedProgram("age = 3\nprint(agge)\n", verdict))["last_verdict"]
    assert shown.error.line == 2
    assert "agge" in shown.error.headline


def test_a_repaired_program_is_compared_with_the_one_given():
    page = page_of("fix-return")
    repaired = f"print()\n{page.loaded.exercise.starter}"
    (change,) = view_of(page, last=GradedProgram(repaired, FAILED))["repair"].changes
    assert change.after == ("print()",)


def test_a_project_is_seen_once_an_adult_has_ticked_everything():
    page = page_of("my-flag")
    items = frozenset(item.id for item in page.loaded.exercise.project.checklist)
    assert not view_of(page)["project"].is_seen
    assert view_of(page, ticked=items)["project"].is_seen


@pytest.mark.parametrize("state", ["raised", "seen", "taken"])
def test_the_hand_is_where_the_read_model_says(hello, state):
    hand = Hand(state, seen_by=None, taken_by=None)
    assert hand_state(hand) == view_of(hello, hand=hand)["hand_state"] == state


def test_a_hand_that_is_not_raised_is_down(hello):
    assert view_of(hello)["hand_state"] == "down"
