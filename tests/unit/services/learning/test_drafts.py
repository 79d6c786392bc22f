from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.cast import this_app

from tremplin.models import Draft
from tremplin.models.db import db
from tremplin.services.errors import Refused
from tremplin.services.learning.drafts import newest_draft, save_draft


@pytest.fixture
def awa(make_learner):
    return make_learner("Awa")


@pytest.fixture
def save(awa, exercise):
    return lambda source, base=0: save_draft(awa.id, exercise.exercise_id, source, base)


def test_the_newest_version_is_shown_and_the_others_are_kept(awa, exercise, save):
    save("a")
    save("ab", base=1)
    assert newest_draft(awa.id, exercise.exercise_id).source == "ab"
    assert [draft.source for draft in db.session.query(Draft).order_by(Draft.version)] == [
        "a",
        "ab",
    ]


def test_the_same_text_again_makes_no_version(save):
    assert save("a").version == save("a", base=1).version == 1


def test_another_window_is_noticed_and_its_version_kept(awa, exercise, save):
    assert not save("first").overtook
    assert save("second, from a stale window", base=0).overtook
    assert newest_draft(awa.id, exercise.exercise_id).source == "second, from a stale window"
    assert db.session.query(Draft).count() == 2


def test_every_character_comes_back(awa, exercise, save):
    text = "é\t→ 🙂\r\n  \u202e"
    save(text)
    db.session.expire_all()
    assert newest_draft(awa.id, exercise.exercise_id).source == text


@pytest.mark.parametrize(
    ("source", "reason"), [("x" * 64_001, "too_large"), ("a\0", "nul_byte"), ("\ud800", "not_text")]
)
def test_what_no_program_is_is_refused(save, source, reason):
    with pytest.raises(Refused, match=reason):
        save(source)


def test_another_childs_draft_is_not_shown(exercise, save, make_learner):
    save("mine")
    assert newest_draft(make_learner("Théo").id, exercise.exercise_id) is None


def test_windows_that_save_at_the_same_time_lose_nothing(awa, exercise):
    app, learner_id, exercise_id = this_app(), awa.id, exercise.exercise_id
    texts = [f"window {number}" for number in range(8)]

    def save_there(text):
        with app.app_context():
            save_draft(learner_id, exercise_id, text, base=0)

    with ThreadPoolExecutor(len(texts)) as windows:
        list(windows.map(save_there, texts))
    kept = db.session.query(Draft).order_by(Draft.version).all()
    assert [draft.version for draft in kept] == list(range(1, 9))
    assert sorted(draft.source for draft in kept) == texts
