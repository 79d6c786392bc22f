import pytest
from tests.cast import a_verdict, hand_in

from tremplin.services.content.catalogue import current_exercise
from tremplin.services.learning.drafts import save_draft
from tremplin.services.teaching import replay as replay_work
from tremplin.services.teaching.child_records import SUBMISSIONS_SHOWN, open_child_work


@pytest.fixture
def typed(rows, cast):
    exercise_id = current_exercise("hello").exercise_id
    for version in range(4):
        save_draft(cast.awa.id, exercise_id, f"print({version})", version)
    hand_in(cast.awa, "hello", "print('checked')", a_verdict())
    return rows


def test_the_moments_stand_in_the_order_of_time_and_the_oldest_are_left_out(typed, monkeypatch):
    sources = [moment.source for moment in replay_work.replay(typed.awa, "hello", "cli").moments]
    assert sources == ["print(0)", "print(1)", "print(2)", "print(3)", "print('checked')"]
    monkeypatch.setattr(replay_work, "MOST", 2)
    sources = [moment.source for moment in replay_work.replay(typed.awa, "hello", "cli").moments]
    assert sources == ["print(3)", "print('checked')"]


def test_of_many_programs_the_newest_are_shown_the_newest_first(rows, cast):
    for number in range(SUBMISSIONS_SHOWN + 2):
        hand_in(cast.awa, "hello", f"print({number})", a_verdict())
    sources = [
        each.submission.source for each in open_child_work(rows.awa, "hello", "cli").handed_in
    ]
    assert sources == [f"print({number})" for number in range(SUBMISSIONS_SHOWN + 1, 1, -1)]
