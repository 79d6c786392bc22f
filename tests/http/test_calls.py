"""Who needs me: told from what the children do, in words, and never on the wall."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from tests.cast import a_verdict, hand_in

from tremplin.models import Group
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.learning.drafts import save_draft
from tremplin.services.learning.grade_submissions import record_verdict
from tremplin.services.learning.mistakes import mistake_of
from tremplin.services.teaching.attention import FRESH, GONE, IDLE, Need, attention_items
from tremplin_sandbox.verdict import LearnerError, TestResult, TestStatus, Verdict, VerdictClass

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOT_YET = a_verdict(VerdictClass.FAILED)
TYPO = Verdict(
    VerdictClass.ERROR,
    "",
    (
        TestResult(
            "greeting",
            TestStatus.ERROR,
            visible=True,
            level="required",
            error=LearnerError("NameError", "name 'prnt' is not defined", 1),
        ),
    ),
    0.02,
)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def check(child, slug="hello", verdict=NOT_YET, times=1, source="prnt('Bip')"):
    for _ in range(times):
        record_verdict(hand_in(child, slug, source), verdict)


def calls(cast, **given):
    db.session.expire_all()
    return [
        (call.need, [learner.display_name for learner in call.learners])
        for call in attention_items(db.session.get_one(Group, cast.mercredi.id), **given)
    ]


@pytest.fixture
def inside(app, clock):
    with app.app_context():
        yield


def test_a_room_at_work_needs_nobody(cast, inside):
    check(cast.awa)
    check(cast.theo, "badge")
    assert calls(cast) == []


def test_the_third_program_with_one_mistake_calls(cast, inside):
    check(cast.awa, times=2)
    assert calls(cast) == []
    check(cast.awa)
    assert calls(cast) == [(Need.SAME_MISTAKE, ["Awa"])]


def test_another_mistake_begins_to_count_anew(cast, inside):
    check(cast.awa, times=2)
    check(cast.awa, verdict=TYPO, times=2)
    assert calls(cast) == []


def test_two_children_with_one_mistake_are_told_together(cast, inside):
    check(cast.awa)
    check(cast.lina, times=2)
    check(cast.theo, "badge")
    assert calls(cast) == [(Need.SAME_MISTAKE, ["Lina", "Awa"])]


def test_a_child_who_went_on_to_another_exercise_is_stuck_no_more(cast, inside, clock):
    check(cast.awa, times=3)
    clock.shift(timedelta(seconds=30))
    save_draft(cast.awa.id, current_exercise("badge").exercise_id, "name = input()", 0)
    assert calls(cast) == []


def test_a_child_who_has_called_is_not_told_of_twice(cast, inside):
    check(cast.awa, times=3)
    assert calls(cast, with_hand_up={cast.awa.id}) == []


def test_idle_minutes_are_counted_from_the_last_line_typed(cast, inside, clock):
    check(cast.awa)
    clock.shift(timedelta(minutes=3))
    save_draft(cast.awa.id, current_exercise("hello").exercise_id, "print()", 0)
    clock.shift(IDLE - timedelta(seconds=1))
    assert calls(cast) == []
    clock.shift(timedelta(minutes=1, seconds=1))
    assert calls(cast) == [(Need.IDLE, ["Awa"])]
    clock.shift(GONE)
    assert calls(cast) == []


def test_a_success_is_news_for_three_minutes(cast, inside, clock):
    check(cast.awa, times=3)
    check(cast.awa, verdict=a_verdict())
    assert calls(cast) == [(Need.JUST_PASSED, ["Awa"])]
    clock.shift(FRESH + timedelta(seconds=1))
    assert calls(cast) == []


def test_the_children_of_another_group_call_their_own_helpers(cast, inside):
    check(cast.zoe, times=3)
    assert calls(cast) == []


def test_each_call_says_why_in_words(app, cast, clock, as_nadia):
    with app.app_context():
        check(cast.awa, verdict=TYPO, times=3)
        check(cast.theo, "badge")
        check(cast.lina, verdict=a_verdict())
    clock.shift(IDLE + timedelta(minutes=1))
    with app.app_context():
        check(cast.awa, verdict=TYPO)
        check(cast.lina, "badge", verdict=a_verdict())
    page = as_nadia.get(f"/teach/groups/{cast.mercredi.id}/board").text
    assert "4 fois la même chose\u00a0: Python ne connaît pas" in page
    assert "Rien n’a changé depuis 6 minutes." in page
    assert "Bonjour" in page
    assert "À féliciter" in page


def test_who_has_solved_it_and_not_gone_on_is_not_told_of_as_stuck(app, cast, clock, as_nadia):
    with app.app_context():
        check(cast.awa, verdict=a_verdict())
    clock.shift(IDLE + timedelta(minutes=1))
    page = as_nadia.get(f"/teach/groups/{cast.mercredi.id}").text.replace("&#39;", "'")
    assert "C’est réussi, et rien d’autre n’est commencé depuis 6 minutes." in page
    assert "Rien n’a changé" not in page


def test_the_wall_shows_hands_and_successes_and_no_mistake(app, cast, clock, as_nadia, client):
    with app.app_context():
        check(cast.awa, times=5)
        check(cast.lina, verdict=a_verdict())
    page = as_nadia.get(f"/teach/groups/{cast.mercredi.id}/wall").text
    assert "Lina" in page
    assert "MERC2" in page
    assert "1 exercice réussi ensemble aujourd’hui" in page
    assert "Awa" not in page
    assert "Regarde encore" not in page


def test_the_wall_refreshes_itself_only_for_news(cast, clock, as_nadia):
    address = f"/teach/groups/{cast.mercredi.id}/wall"
    asked = as_nadia.get(address, headers={"HX-Request": "true"})
    assert "<html" not in asked.text
    again = as_nadia.get(
        address, headers={"HX-Request": "true", "If-None-Match": asked.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_group_of_another_instructor_has_no_wall(app, cast, client):
    assert (
        cast.log_in(client, cast.omar).get(f"/teach/groups/{cast.mercredi.id}/wall").status_code
        == 404
    )


@pytest.mark.parametrize(
    ("verdict", "word"),
    [
        (a_verdict(), None),
        (NOT_YET, "test:greeting"),
        (TYPO, "error:name_near"),
        (Verdict(VerdictClass.TIMEOUT, "", (), 2.0), "timeout"),
        (Verdict(VerdictClass.REJECTED, "too_large", (), 0.0), "rejected:too_large"),
    ],
)
def test_the_same_mistake_has_the_same_word(verdict, word):
    assert mistake_of(verdict, "prnt('Bip')") == word
