"""What services keep of hints, stars by hand, ticks and openings is what the facts about them come to."""

import pytest
from sqlalchemy import select
from tests.cast import note_progress
from tests.content.samples import project

from tremplin.models import (
    ChecklistTick,
    Comment,
    FamilyNote,
    Learner,
    LearnerFact,
    LearnerStep,
    Progress,
    Staff,
)
from tremplin.models.db import db
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin.services.errors import Refused
from tremplin.services.facts import folded_facts
from tremplin.services.family.notes import take_note_back, write_note
from tremplin.services.family.open_box import open_box
from tremplin.services.family.pack_box import box_of
from tremplin.services.groups.chosen_exercises import choose_exercise, close_exercise
from tremplin.services.learning.open_exercise import give_hint
from tremplin.services.teaching.tick_checklist import tick_checklist
from tremplin.services.teaching.work_answers import give_star, take_comment_back, write_comment


@pytest.fixture
def nadia(app, cast):
    with app.app_context():
        files = project()
        files["exercise.yaml"] = files["exercise.yaml"].replace(b"revision: 1", b"revision: 2")
        load_content([ExerciseFolder(files)], [])
        yield db.session.get_one(Staff, cast.nadia.id)


@pytest.fixture
def awa(nadia, cast):
    return db.session.get_one(Learner, cast.awa.id)


def stored(learner_id, exercise_id):
    """What the tables say, as the facts should fold: hints, star, ticks, opening."""
    of_both = {"learner_id": learner_id, "exercise_id": exercise_id}
    progress = db.session.query(Progress).filter_by(**of_both).one_or_none()
    step = db.session.query(LearnerStep).filter_by(**of_both).one_or_none()
    return (
        progress.hints_used if progress else 0,
        (progress.star_given_at, progress.star_given_by_id)
        if progress and progress.star_given_at
        else None,
        {
            row.item: (row.ticked_at, row.staff_id)
            for row in db.session.query(ChecklistTick).filter_by(**of_both)
        },
        (step.opened_at, step.staff_id) if step else None,
    )


def refolded(learner_id, exercise_id):
    folded = folded_facts(learner_id, exercise_id)

    def told(deed):
        return (deed.at, deed.staff_id) if deed else None

    ticks = {item: told(deed) for item, deed in folded.ticks.items()}
    return folded.hints_used, told(folded.star), ticks, told(folded.opened)


def a_lesson(awa, nadia):
    """A hint too many, a star twice, ticks to and fro, an exercise opened and closed and opened."""
    for _ in range(4):
        give_hint(awa, "hello", "fr")
    give_star(awa, "hello", nadia)
    with pytest.raises(Refused):
        give_star(awa, "hello", nadia)
    for items in ({"idea"}, {"idea", "tidy"}, {"tidy"}, {"tidy", "idea"}, {"tidy", "idea"}):
        tick_checklist(awa, "badge", frozenset(items), nadia)
    choose_exercise(awa, "add-two", nadia)
    close_exercise(awa, "add-two", nadia)
    choose_exercise(awa, "badge", nadia)


def test_folding_the_facts_anew_gives_what_is_kept(awa, nadia):
    a_lesson(awa, nadia)
    ids = {slug: current_exercise(slug).exercise_id for slug in ("hello", "badge", "add-two")}
    assert {slug: refolded(awa.id, each) for slug, each in ids.items()} == {
        slug: stored(awa.id, each) for slug, each in ids.items()
    }
    hello, badge = stored(awa.id, ids["hello"]), stored(awa.id, ids["badge"])
    assert hello[0] > 0
    assert hello[1] is not None
    assert set(badge[2]) == {"idea", "tidy"}
    assert badge[3] is not None


def test_a_child_who_came_with_her_box_has_facts_as_well(awa, nadia):
    a_lesson(awa, nadia)
    note_progress(awa, "badge", stars=1)
    box = box_of(awa, lambda exercise_id: {"fr": "Bonjour"})
    awa.display_name = "Awa d’ici"
    child, _ = open_box(box, awa.group, nadia)
    for slug in ("hello", "badge"):
        exercise_id = current_exercise(slug).exercise_id
        assert refolded(child.id, exercise_id) == stored(child.id, exercise_id)
        assert refolded(child.id, exercise_id)[0] == refolded(awa.id, exercise_id)[0]


def test_words_that_were_taken_away_leave_a_mark_and_no_text(awa, nadia):
    comment = write_comment(awa, "hello", "Bravo !", nadia)
    take_comment_back(awa, comment.id, nadia)
    assert folded_facts(awa.id, comment.exercise_id).hidden == {str(comment.id)}
    write_note(awa, "A bien travaillé.", nadia)
    note = db.session.scalars(select(FamilyNote)).one()
    take_note_back(awa, note.id, nadia)
    assert folded_facts(awa.id, None).hidden == {str(note.id)}
    assert db.session.query(Comment).count() == db.session.query(FamilyNote).count() == 0
    assert {row.item for row in db.session.query(LearnerFact)} == {str(comment.id), str(note.id)}
