from tests.cast import hand_in, note_progress

from tremplin.models import Submission
from tremplin.models.db import db, unit_of_work
from tremplin.services.teaching.session_sheet import session_sheet


def mistaken(child, slug, word):
    submission_id = hand_in(child, slug, "print()")
    with unit_of_work():
        db.session.get_one(Submission, submission_id).mistake = word


def test_the_unit_is_the_one_that_most_children_are_in(rows, cast):
    for slug in ("hello", "badge"):
        note_progress(cast.awa, slug, stars=1)
        note_progress(cast.theo, slug, stars=1)
    sheet = session_sheet(rows.mercredi)
    assert sheet.unit.id == "count"
    told = {
        place.exercise.slug: [child.display_name for child in place.learners]
        for place in sheet.places
    }
    assert told == {"add-two": ["Awa", "Théo"], "hello": ["Lina"]}


def test_what_most_children_met_stands_first_and_only_of_that_unit(rows, cast):
    for child in (cast.awa, cast.zoe):
        mistaken(child, "badge", "by two")
    mistaken(cast.awa, "hello", "by one")
    mistaken(cast.awa, "add-two", "of the next unit")
    assert [each.mistake.word for each in session_sheet(rows.mercredi).obstacles] == [
        "by two",
        "by one",
    ]
