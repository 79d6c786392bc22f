from tests.cast import hand_in, note_progress

from tremplin.models import Submission
from tremplin.models.db import db, unit_of_work
from tremplin.services.groups.child_changes import archive_child
from tremplin.services.teaching.difficulties import MISTAKES_SHOWN, difficulties_of, usual_mistakes


def mistaken(child, word, times=1):
    for _ in range(times):
        submission_id = hand_in(child, "hello", "print()")
        with unit_of_work():
            db.session.get_one(Submission, submission_id).mistake = word


def test_only_who_has_handed_something_in_and_is_still_here_is_counted(rows, cast):
    note_progress(cast.awa, "hello", attempts=4, stars=1)
    note_progress(cast.theo, "hello", attempts=2)
    note_progress(cast.lina, "hello", opened_only=True)
    note_progress(cast.zoe, "hello", attempts=9)
    (found,) = difficulties_of(rows.mercredi)
    assert (found.tried, found.passed, found.attempts) == (2, 1, 6)
    archive_child(rows.theo, "cli")
    (found,) = difficulties_of(rows.mercredi)
    assert (found.tried, found.passed, found.attempts) == (1, 1, 4)


def test_a_mistake_of_many_children_comes_before_many_mistakes_of_one(rows, cast):
    mistaken(cast.awa, "often", times=5)
    for child in (cast.awa, cast.lina):
        mistaken(child, "by two")
    mistaken(cast.theo, "twice", times=2)
    mistaken(cast.theo, "once")
    note_progress(cast.awa, "hello", attempts=1)
    (found,) = difficulties_of(rows.mercredi)
    told = [(mistake.word, mistake.children, mistake.times) for mistake in found.mistakes]
    assert told == [("by two", 2, 2), ("often", 1, 5), ("twice", 1, 2)]
    assert len(told) == MISTAKES_SHOWN


def test_the_usual_mistakes_of_a_house_are_of_every_group(rows, cast):
    mistaken(cast.awa, "here")
    for _ in range(2):
        mistaken(cast.zoe, "there")
    exercise_id = db.session.query(Submission).first().exercise_id
    assert [each.word for each in usual_mistakes([exercise_id])[exercise_id]] == ["there", "here"]
    assert [each.word for each in usual_mistakes([exercise_id], [cast.awa.id])[exercise_id]] == [
        "here"
    ]
    assert [each.word for each in usual_mistakes([exercise_id], shown=1)[exercise_id]] == ["there"]
