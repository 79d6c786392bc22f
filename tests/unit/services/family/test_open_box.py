import pytest
from tests.cast import a_verdict, hand_in, note_progress

from tremplin.models import (
    Attendance,
    AttendanceHow,
    Badge,
    Creation,
    CreationKind,
    Group,
    Learner,
    Meeting,
    MeetingKind,
    Progress,
    Staff,
    Submission,
    SubmissionState,
)
from tremplin.models.db import Base, db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.errors import Refused
from tremplin.services.family.box_format import Box
from tremplin.services.family.open_box import left_ungraded, open_box
from tremplin.services.family.pack_box import box_of
from tremplin.services.learning.submit_solution import MOST_WAITING

BOXED = {
    "draft", "submission", "progress", "comment", "checklist_tick", "help_request", "creation", "family_note",
    "learner_ask", "learner_step", "badge", "attendance",
}  # fmt: skip
NOT_BOXED = {
    "card": "opens the door of this house",
    "family_slip": "opens the page of this house",
    "consent": "was given to this house",
    "turn": "whose turn it is at the checker",
    "learner_fact": "told as hints_used, star_given_at, ticks and opened",
    "learner_day": "folded from submissions",
    "assignment": "what adults of this house ask; what she did of it is with its exercise",
}


@pytest.fixture
def box(app, cast):
    with app.app_context():
        note_progress(cast.awa, "hello", stars=1)
        hand_in(cast.awa, "hello", "print('graded')", a_verdict())
        hand_in(cast.awa, "hello", "print('waiting')")
        yield box_of(
            db.session.get_one(Learner, cast.awa.id), lambda exercise_id: {"fr": "Bonjour"}
        )


@pytest.fixture
def samedi(app, box, cast) -> tuple[Group, Staff]:
    return db.session.get_one(Group, cast.samedi.id), db.session.get_one(Staff, cast.omar.id)


def test_what_waited_for_its_verdict_there_waits_for_it_here(box, samedi):
    child, missing = open_box(box, *samedi)
    rows = db.session.query(Submission).filter_by(learner_id=child.id)
    assert missing == []
    assert {row.source: row.state for row in rows} == {
        "print('graded')": SubmissionState.GRADED,
        "print('waiting')": SubmissionState.QUEUED,
    }


def test_two_of_one_name_cannot_be_told_apart_at_the_door(box, samedi):
    open_box(box, *samedi)
    db.session.expire_all()
    with pytest.raises(Refused, match="names_twice"):
        open_box(box, *samedi)


def test_of_many_that_waited_the_last_ones_are_graded_and_no_text_is_lost(app, box, cast, samedi):
    for number in range(MOST_WAITING + 5):
        hand_in(cast.awa, "hello", f"print({number})")
    full = box_of(db.session.get_one(Learner, cast.awa.id), lambda exercise_id: {"fr": "Bonjour"})
    child, _ = open_box(full, *samedi)
    states = [row.state for row in db.session.query(Submission).filter_by(learner_id=child.id)]
    assert states.count(SubmissionState.QUEUED) == MOST_WAITING
    assert left_ungraded(child) == states.count(SubmissionState.CLOSED) == 6
    assert len(states) == MOST_WAITING + 7


def test_every_table_about_a_child_is_in_the_box_or_has_a_reason_not_to_be():
    about_children = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table is Learner.__table__ for key in table.foreign_keys)
    }
    assert set(BOXED) | set(NOT_BOXED) == about_children
    assert not set(BOXED) & set(NOT_BOXED)


def a_full_life(learner):
    """Works, one of them from another child's and one thrown away, a badge, a meeting."""
    made = {
        "learner_id": learner.id,
        "kind": CreationKind.GAME,
        "shown": {"output": "Bip"},
        "changed_at": now(),
    }
    meeting = Meeting(
        space_id=learner.group.space_id,
        starts_at=now(),
        minutes=90,
        kind=MeetingKind.OPEN,
        title="Portes ouvertes",
    )
    first = Creation(title="Pong", source="import game", **made)
    with unit_of_work() as session:
        session.add_all(
            [meeting, first, Badge(learner_id=learner.id, slug="first-repair", earned_at=now())]
        )
        session.flush()
        session.add_all(
            [
                Creation(title="Pong 2", source="import game", remix_of_id=first.id, **made),
                Creation(title="D’ailleurs", source="import game", is_remix_of_nobody=True, **made),
                Creation(title="Raté", source="import game", thrown_away_at=now(), **made),
                Attendance(
                    meeting_id=meeting.id, learner_id=learner.id, how=AttendanceHow.CONFIRMED
                ),
            ]
        )


def test_works_badges_and_meetings_are_in_the_box_and_works_and_badges_come_in(box, cast, samedi):
    awa = db.session.get_one(Learner, cast.awa.id)
    a_full_life(awa)
    packed = Box.model_validate_json(
        box_of(awa, lambda exercise_id: {"fr": "Bonjour"}).model_dump_json()
    )
    assert packed.format == 2
    assert [(kept.title, kept.minutes) for kept in packed.meetings] == [("Portes ouvertes", 90)]
    child, _ = open_box(packed, *samedi)
    works = {row.title: row for row in db.session.query(Creation).filter_by(learner_id=child.id)}
    assert set(works) == {"Pong", "Pong 2", "D’ailleurs"}
    assert works["Pong 2"].remix_of_id == works["Pong"].id
    assert [works[title].is_remix_of_nobody for title in ("Pong", "Pong 2", "D’ailleurs")] == [
        False,
        False,
        True,
    ]
    assert db.session.query(Badge).filter_by(learner_id=child.id).one().slug == "first-repair"
    assert db.session.query(Attendance).filter_by(learner_id=child.id).count() == 0
    assert db.session.query(Creation).filter_by(learner_id=awa.id).count() == 4, (
        "what she has here stays hers"
    )


def test_a_box_from_before_still_opens(box, samedi):
    old = box.model_dump(mode="json", exclude={"works", "badges", "meetings"}) | {"format": 1}
    for exercise in old["exercises"]:
        del exercise["star_given_at"]
    child, missing = open_box(Box.model_validate(old), *samedi)
    assert missing == []
    assert db.session.query(Progress).filter_by(learner_id=child.id).one().stars == 1


def test_a_star_by_hand_on_top_of_two_does_not_keep_a_box_from_being_packed(box, cast):
    with unit_of_work():
        progress = db.session.query(Progress).filter_by(learner_id=cast.awa.id).one()
        progress.stars, progress.star_given_at = 3, now()
    packed = box_of(db.session.get_one(Learner, cast.awa.id), lambda exercise_id: {"fr": "Bonjour"})
    assert packed.exercises[0].star_given_at is not None
