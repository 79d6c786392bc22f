"""Meetings, works, badges and facts of a child: erased with her, and what is kept for a while only goes in time."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tremplin.domain.facts import FactKind
from tremplin.models import (
    Assignment,
    Attendance,
    AttendanceHow,
    Badge,
    Creation,
    CreationKind,
    CurriculumRow,
    ExerciseRow,
    Group,
    Learner,
    LearnerDay,
    LearnerFact,
    Meeting,
    MeetingKind,
    Staff,
)
from tremplin.models.db import Base, db, unit_of_work
from tremplin.services.accounts.child_erasure import erase_now
from tremplin.services.clock import now
from tremplin.services.facts import add_fact
from tremplin.services.groups.child_visits import begin_visit
from tremplin.services.operations.forget_old import (
    ATTENDANCE_KEPT,
    MEETINGS_KEPT,
    TIME_TO_TAKE_BACK,
    forget_old,
)

A_DAY = timedelta(days=1)


@pytest.fixture
def awa(app, cast):
    with app.app_context():
        yield db.session.get_one(Learner, cast.awa.id)


@pytest.fixture
def theo(awa, cast):
    return db.session.get_one(Learner, cast.theo.id)


def a_work(learner, **columns):
    work = Creation(
        learner_id=learner.id,
        kind=CreationKind.DRAWING,
        source="",
        shown={},
        changed_at=now(),
        **columns,
    )
    with unit_of_work() as session:
        session.add(work)
    return work


def a_meeting(*learners):
    """A meeting of Mercredi just now, at which these children were."""
    group = learners[0].group
    meeting = Meeting(
        space_id=group.space_id,
        group_id=group.id,
        starts_at=now(),
        minutes=90,
        kind=MeetingKind.WORKSHOP,
        title="Robots",
        head_count=len(learners) + 2,
    )
    with unit_of_work() as session:
        session.add(meeting)
        session.flush()
        for learner in learners:
            session.add(
                Attendance(
                    meeting_id=meeting.id, learner_id=learner.id, how=AttendanceHow.SUGGESTED
                )
            )
    return meeting


def count(table):
    return db.session.scalar(select(func.count()).select_from(table))


def a_bit_of_everything(learner, nadia):
    a_meeting(learner)
    a_work(learner)
    exercise = db.session.scalars(select(ExerciseRow)).first()
    with unit_of_work() as session:
        add_fact(learner.id, exercise.id, FactKind.STAR, now(), staff_id=nadia.id)
        session.add_all(
            [
                Badge(learner_id=learner.id, slug="first-repair", earned_at=now()),
                LearnerDay(
                    learner_id=learner.id, day=date(2026, 11, 30), minutes=40, checks=7, passed=2
                ),
                Assignment(
                    group_id=learner.group_id,
                    learner_id=learner.id,
                    exercise_id=exercise.id,
                    given_by_id=nadia.id,
                    given_at=now(),
                ),
            ]
        )


def test_an_erased_child_has_no_row_left_in_any_table(awa, cast):
    a_bit_of_everything(awa, db.session.get_one(Staff, cast.nadia.id))
    learner_id = awa.id
    erase_now(awa, "cli")
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is Learner.__table__:
                found = select(func.count()).select_from(table).where(key.parent == learner_id)
                assert db.session.scalar(found) == 0, table.name
    assert count(Meeting) == 1, "a meeting with its total names nobody"


def test_whatever_refers_to_rows_of_a_child_is_hers_or_can_be_emptied():
    """So that the walk over what refers to the child herself leaves nothing that refers to nothing."""
    of_child = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table is Learner.__table__ for key in table.foreign_keys)
    }
    left = {
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in of_child and table.name not in of_child
    }
    emptied = {
        f"{name}.{key.parent.name}"
        for name in of_child
        for key in Base.metadata.tables[name].foreign_keys
        if key.column.table.name == name
    }
    assert left == set()
    assert emptied == {"creation.remix_of_id"}, "delete_learner empties this one"


def test_what_a_friend_made_from_her_work_stays_and_says_there_was_somebody(awa, theo):
    hers = a_work(awa)
    own_remix = a_work(awa, remix_of_id=hers.id)
    friends = a_work(theo, remix_of_id=own_remix.id)
    erase_now(awa, "cli")
    db.session.expire_all()
    assert count(Creation) == 1
    assert (friends.remix_of_id, friends.is_remix_of_nobody) == (None, True)


def test_a_work_thrown_away_can_be_taken_back_for_a_month(awa, theo):
    thrown = a_work(awa, thrown_away_at=now(), title="Ville")
    kept = a_work(awa)
    remix = a_work(theo, remix_of_id=thrown.id)
    for passed, there in ((TIME_TO_TAKE_BACK - A_DAY, 3), (TIME_TO_TAKE_BACK + A_DAY, 2)):
        with time_machine.travel(now() + passed):
            forget_old()
        assert count(Creation) == there
    db.session.expire_all()
    assert db.session.get(Creation, kept.id) is not None
    assert (remix.remix_of_id, remix.is_remix_of_nobody) == (None, True)


def test_who_was_there_is_forgotten_first_then_the_meeting(awa, theo):
    a_meeting(awa, theo)
    start = now()
    for passed, present, meetings in (
        (ATTENDANCE_KEPT - A_DAY, 2, 1),
        (ATTENDANCE_KEPT + A_DAY, 0, 1),
        (MEETINGS_KEPT + A_DAY, 0, 0),
    ):
        with time_machine.travel(start + passed):
            forget_old()
        assert (count(Attendance), count(Meeting)) == (present, meetings)


def test_a_look_at_the_site_as_a_child_that_was_never_ended_is_gone_the_next_day(awa, cast):
    group, nadia = (
        db.session.get_one(Group, cast.mercredi.id),
        db.session.get_one(Staff, cast.nadia.id),
    )
    visit = begin_visit(group, nadia, ["cat"])
    a_bit_of_everything(visit, nadia)
    forget_old()
    assert db.session.get(Learner, visit.id) is not None
    with time_machine.travel(now() + 2 * A_DAY):
        forget_old()
    assert db.session.get(Learner, visit.id) is None
    assert (count(Badge), count(LearnerFact)) == (0, 0)
    assert db.session.get(Learner, awa.id) is not None


def test_two_sites_that_note_the_same_presence_write_the_same_row(awa):
    meeting = a_meeting(awa)
    first = db.session.scalars(select(Attendance)).one().id
    with unit_of_work() as session:
        session.delete(session.get_one(Attendance, first))
    with unit_of_work() as session:
        session.add(Attendance(meeting_id=meeting.id, learner_id=awa.id, how=AttendanceHow.ADDED))
    assert db.session.scalars(select(Attendance)).one().id == first


@pytest.mark.parametrize(
    "things", [(), ("exercise_id", "curriculum_id"), ("exercise_id", "unit_slug")]
)
def test_an_assignment_is_of_one_thing(awa, cast, things):
    ids = {
        "exercise_id": db.session.scalars(select(ExerciseRow.id)).first(),
        "curriculum_id": db.session.scalars(select(CurriculumRow.id)).first(),
        "unit_slug": "say",
    }
    given = {"group_id": awa.group_id, "given_by_id": cast.nadia.id, "given_at": now()}
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.add(Assignment(**given, **{thing: ids[thing] for thing in things}))
    with unit_of_work() as session:
        session.add(Assignment(**given, curriculum_id=ids["curriculum_id"], unit_slug="say"))
