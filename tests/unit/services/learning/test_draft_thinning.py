from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import insert
from tests.unit.services.conftest import NOON

from tremplin.domain.draft_versions import MOST
from tremplin.models import Draft
from tremplin.models.db import db
from tremplin.services.learning.draft_thinning import (
    EVERY,
    MOST_CHARACTERS,
    keep_quota,
    thin_all_drafts,
)
from tremplin.services.learning.drafts import SHOWN, earlier_drafts, newest_draft, save_draft


@pytest.fixture
def awa(make_learner):
    return make_learner("Awa")


@pytest.fixture
def type_for(exercise):
    """Save as the page does, every two seconds, so many times."""

    def type_for(learner, saves):
        rows = [
            {
                "learner_id": learner.id,
                "exercise_id": exercise.exercise_id,
                "version": number,
                "source": f"print({number})\n",
                "saved_at": NOON + timedelta(seconds=2 * number),
            }
            for number in range(1, saves + 1)
        ]
        db.session.execute(insert(Draft), rows)
        db.session.commit()

    return type_for


def versions():
    return db.session.query(Draft).count()


def test_an_hour_of_typing_is_thinned_as_it_is_saved(awa, exercise, type_for):
    type_for(awa, 1799)
    offered = [draft.saved_at for draft in earlier_drafts(awa.id, exercise.exercise_id)]
    assert offered == []
    with time_machine.travel(NOON + timedelta(hours=1)):
        save_draft(awa.id, exercise.exercise_id, "print('Bip')\n", 1799)
    assert versions() <= MOST
    assert newest_draft(awa.id, exercise.exercise_id).source == "print('Bip')\n"
    assert len(earlier_drafts(awa.id, exercise.exercise_id)) == SHOWN


def test_the_quota_holds_as_she_types(awa, exercise):
    long_ago = [
        {
            "learner_id": awa.id,
            "exercise_id": exercise.exercise_id,
            "version": number,
            "source": str(number % 10) * (MOST_CHARACTERS // 10),
            "saved_at": NOON + timedelta(days=number),
        }
        for number in range(1, EVERY)
    ]
    db.session.execute(insert(Draft), long_ago)
    db.session.commit()
    with time_machine.travel(NOON + timedelta(days=EVERY)):
        save_draft(awa.id, exercise.exercise_id, "print('Bip')\n", EVERY - 1)
    assert sum(len(draft.source) for draft in db.session.query(Draft)) <= 1.1 * MOST_CHARACTERS
    assert newest_draft(awa.id, exercise.exercise_id).source == "print('Bip')\n"


def test_a_child_has_a_quota_and_keeps_what_is_on_her_desk(awa, exercise, type_for):
    type_for(awa, 100)
    assert keep_quota(awa.id, most_characters=300) > 60
    assert newest_draft(awa.id, exercise.exercise_id).version == 100
    assert sum(len(draft.source) for draft in db.session.query(Draft)) <= 300 + len("print(100)\n")
    assert keep_quota(awa.id, most_characters=300) == 0


def test_what_a_house_kept_before_is_thinned_too(awa, exercise, type_for, make_learner):
    type_for(awa, MOST + 200)
    type_for(make_learner("Théo"), MOST - 10)
    assert thin_all_drafts() > 200
    assert thin_all_drafts() == 0
    assert newest_draft(awa.id, exercise.exercise_id).version == MOST + 200
