import pytest
from tests.cast import Cast

from tremplin.models import Group, Learner, Staff
from tremplin.models.db import db
from tremplin.services.catalogue import current_exercise
from tremplin.services.learning.raise_hand import Snapshot, raise_hand
from tremplin.services.teaching.answer_hands import close_hand, hands_of, take_hand
from tremplin.services.teaching.change_child import archive_child


@pytest.fixture
def room(app, cast: Cast):
    with app.app_context():
        yield cast


def hand_of(child):
    return raise_hand(child.id, current_exercise("hello").exercise_id, Snapshot("print()", "", None))


def who_waits(cast) -> list[str]:
    return [hand.learner.display_name for hand in hands_of(db.session.get_one(Group, cast.mercredi.id))]


def test_the_one_who_has_waited_longest_stands_first_and_only_of_this_group(room):
    for child in (room.lina, room.awa, room.zoe, room.theo):
        hand_of(child)
    assert who_waits(room) == ["Lina", "Awa", "Théo"]


def test_who_left_or_was_helped_waits_no_more(room):
    hand_of(room.lina)
    close_hand(hand_of(room.awa), db.session.get_one(Staff, room.nadia.id))
    archive_child(db.session.get_one(Learner, room.lina.id), "cli")
    assert who_waits(room) == []


def test_nobody_goes_to_a_hand_that_is_down_already(room):
    nadia, karim = (db.session.get_one(Staff, adult.id) for adult in (room.nadia, room.karim))
    hand = hand_of(room.awa)
    close_hand(hand, nadia)
    assert not take_hand(hand, karim)
    assert hand.taken_by_id is None
    assert hand.closed_by_id == nadia.id
