from tremplin.services.content.catalogue import current_exercise
from tremplin.services.groups.child_changes import archive_child
from tremplin.services.learning.hands import Snapshot, raise_hand
from tremplin.services.teaching.hand_answers import close_hand, hands_of, take_hand


def hand_of(child):
    return raise_hand(
        child.id, current_exercise("hello").exercise_id, Snapshot("print()", "", None)
    )


def who_waits(rows) -> list[str]:
    return [hand.learner.display_name for hand in hands_of(rows.mercredi)]


def test_the_one_who_has_waited_longest_stands_first_and_only_of_this_group(rows):
    for child in (rows.lina, rows.awa, rows.zoe, rows.theo):
        hand_of(child)
    assert who_waits(rows) == ["Lina", "Awa", "Théo"]


def test_who_left_or_was_helped_waits_no_more(rows):
    hand_of(rows.lina)
    close_hand(hand_of(rows.awa), rows.nadia)
    archive_child(rows.lina, "cli")
    assert who_waits(rows) == []


def test_nobody_goes_to_a_hand_that_is_down_already(rows):
    hand = hand_of(rows.awa)
    close_hand(hand, rows.nadia)
    assert not take_hand(hand, rows.karim)
    assert hand.taken_by_id is None
    assert hand.closed_by_id == rows.nadia.id
