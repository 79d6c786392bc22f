from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.cast import ROOT, SECRET_KEY, hand_in, note_progress

from tremplin.content.format.loader import read_folder
from tremplin.models import FamilySlip, Learner, Progress
from tremplin.models.db import db, unit_of_work
from tremplin.read_models.family_page import FamilyPage
from tremplin.services.clock import now
from tremplin.services.content.load_content import ExerciseFolder, load_content
from tremplin.services.family.slips import issue_slip, slip_by_code
from tremplin.services.family.tell_progress import tell_progress
from tremplin.web.exercise.skills import skills_here


@pytest.fixture
def slip(app, cast) -> Iterator[FamilySlip]:
    with app.app_context():
        code = issue_slip(db.session.get(Learner, cast.awa.id), "fr", SECRET_KEY, "cli").code
        yield slip_by_code(code, SECRET_KEY)


def told(slip) -> FamilyPage:
    return tell_progress(slip, skills_here())


def test_before_the_first_exercise_there_are_three_questions_and_no_skill(slip):
    report = told(slip)
    assert (report.new_skills, report.skills) == ([], [])
    assert len(report.questions) == 3
    assert (
        report.effort.days,
        report.effort.minutes,
        report.effort.tried,
        report.effort.passed,
    ) == (0, 0, 0, 0)


def test_skills_come_from_what_is_solved_not_from_what_is_tried(slip, cast):
    note_progress(cast.awa, "hello", stars=1)
    note_progress(cast.awa, "add-two", attempts=3)
    assert [skill.id for skill in told(slip).new_skills] == ["io.print", "text.string"]


def test_what_was_learnt_long_ago_stays_and_is_told_apart(slip, cast):
    note_progress(cast.awa, "hello", stars=1)
    with unit_of_work() as session:
        session.query(Progress).one().first_success_at = now() - timedelta(days=31)
    note_progress(cast.awa, "add-two", stars=1)
    report = told(slip)
    assert [skill.id for skill in report.skills] == ["io.print", "text.string"]
    assert [skill.id for skill in report.new_skills] == ["num.convert"]


def test_a_skill_counts_from_the_day_on_which_it_was_shown_first(slip, cast):
    note_progress(cast.awa, "hello", stars=1)
    with unit_of_work() as session:
        session.query(Progress).one().first_success_at = now() - timedelta(days=31)
    load_content([ExerciseFolder(read_folder(ROOT / "exercises/t3-python/three-lines"))], [])
    note_progress(cast.awa, "three-lines", stars=1)
    report = told(slip)
    assert "io.print" in [skill.id for skill in report.skills]
    assert "io.print" not in [skill.id for skill in report.new_skills]


def test_effort_counts_trying_and_solving_apart(slip, cast):
    note_progress(cast.awa, "hello", stars=1)
    note_progress(cast.awa, "badge", attempts=3)
    note_progress(cast.awa, "add-two", opened_only=True)
    hand_in(cast.awa, "hello", "print('Bip')")
    effort = told(slip).effort
    assert (effort.days, effort.minutes, effort.tried, effort.passed) == (1, 1, 2, 1)


def test_the_work_of_others_is_not_counted(slip, cast):
    note_progress(cast.lina, "hello", stars=1)
    hand_in(cast.lina, "hello", "print('Bip')")
    report = told(slip)
    assert report.effort.days == 0
    assert (report.new_skills, report.skills) == ([], [])


def test_questions_fit_what_happened(slip, cast):
    note_progress(cast.awa, "hello", stars=1)
    note_progress(cast.awa, "badge", attempts=3)
    assert [question.about for question in told(slip).questions] == [
        "show",
        "turning_point",
        "proud",
    ]


def test_a_group_without_a_path_still_has_a_page(slip, cast):
    for given in slip.learner.group.curricula:
        db.session.delete(given)
    db.session.commit()
    db.session.expire_all()
    note_progress(cast.awa, "hello", stars=1)
    report = told(slip)
    assert report.path is None
    assert report.new_skills
    assert len(report.questions) == 3
