"""Who and what several files of tests ask for: the world of those who walk every route; Zelda and her family."""

import pytest
from sqlalchemy import select
from tests.cast import SECRET_KEY, a_verdict, hand_in, note_progress
from tests.http.zelda import MARK

from tremplin.models import (
    DayPass,
    ExerciseRevision,
    Group,
    Learner,
    ProblemReport,
    Progress,
    Staff,
)
from tremplin.models.db import db, unit_of_work
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.content.curriculum_drafts import begin_curriculum
from tremplin.services.family.notes import notes_for, write_note
from tremplin.services.family.slips import issue_slip
from tremplin.services.groups.day_passes import issue_day_pass
from tremplin.services.learning.drafts import save_draft
from tremplin.services.learning.hands import Snapshot, raise_hand
from tremplin.services.learning.unclear_reports import report_unclear
from tremplin.services.teaching.work_answers import write_comment
from tremplin.web.security.access import Role
from tremplin.web.security.session import StaffVisitor


@pytest.fixture
def world(app, cast):
    """Objects of Awa's and of her group, by the name that routes give them."""
    with app.app_context():
        awa, nadia = (
            db.session.get_one(Learner, cast.awa.id),
            db.session.get_one(Staff, cast.nadia.id),
        )
        group = db.session.get_one(Group, cast.mercredi.id)
        loaded = current_exercise("hello")
        hand = raise_hand(awa.id, loaded.exercise_id, Snapshot("print()", "", None))
        report_unclear(awa, "hello", "fr", "words")
        samedi, omar = (
            db.session.get_one(Group, cast.samedi.id),
            db.session.get_one(Staff, cast.omar.id),
        )
        issue_day_pass(samedi, "Louise", omar, SECRET_KEY)
        issued = issue_day_pass(group, "Sofia", nadia, SECRET_KEY)
        foreign_stand_in = db.session.scalars(select(Staff).where(Staff.name == "Louise")).one()
        stand_in = db.session.scalars(select(Staff).where(Staff.name == "Sofia")).one()
        write_note(awa, "Bravo", nadia)
        note_id = notes_for(awa)[0].id
        return {
            "group_id": group.id,
            "learner_id": awa.id,
            "hand_id": hand.id,
            "report_id": db.session.scalars(select(ProblemReport.id)).one(),
            "comment_id": write_comment(awa, "hello", "Bravo", nadia).id,
            "note_id": note_id,
            "draft_id": begin_curriculum("Nuit", "fr", nadia).id,
            "pass_id": db.session.scalars(
                select(DayPass.id).where(DayPass.staff_id == stand_in.id)
            ).one(),
            "foreign_stand_in": StaffVisitor(foreign_stand_in).get_id(),
            "staff_id": cast.nadia.id,
            "revision_id": db.session.scalars(select(ExerciseRevision.id)).first(),
            "submission_id": hand_in(cast.awa, "hello", "print()", a_verdict()),
            "slug": "hello",
            "code": "MERC2",
            "kind": "csv",
            "name": "none.png",
            "key": "none",
            "token": issued.token,
            "stand_in": StaffVisitor(stand_in).get_id(),
            "slip": issue_slip(awa, "fr", SECRET_KEY, "cli").code,
        }


@pytest.fixture
def visitors(app, cast, world):
    """A browser for each kind of visitor, made anew each time it is asked for."""

    def staff(session_id):
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = session_id, True
        return client

    def family():
        client = app.test_client()
        client.get(f"/family/{world['slip']}")
        return client

    return {
        Role.VISITOR: app.test_client,
        Role.LEARNER: lambda: cast.log_in(app.test_client(), cast.awa),
        Role.STAND_IN: lambda: staff(world["stand_in"]),
        Role.INSTRUCTOR: lambda: cast.log_in(app.test_client(), cast.nadia),
        Role.ADMIN: lambda: cast.log_in(app.test_client(), cast.karim),
        Role.FAMILY: family,
        "foreign": lambda: cast.log_in(app.test_client(), cast.omar),
        "foreign stand-in": lambda: staff(world["foreign_stand_in"]),
    }


@pytest.fixture
def zelda(app, cast):
    """Awa with a name and programs that occur nowhere else, and something in every table that may hold her."""
    with app.app_context():
        with unit_of_work() as session:
            child = session.get_one(Learner, cast.awa.id)
            child.display_name = f"Zelda {MARK}"
        note_progress(cast.awa, "hello", stars=1)
        hand_in(cast.awa, "hello", f"print('{MARK}')\n", a_verdict(got=MARK))
        progress = db.session.scalars(select(Progress).where(Progress.learner_id == child.id)).one()
        save_draft(child.id, progress.exercise_id, f"# {MARK}\n", 0)
        raise_hand(child.id, progress.exercise_id, Snapshot(f"# {MARK}", "", None))
        return f"/teach/learners/{child.id}"


@pytest.fixture
def family(app, cast, zelda):
    """The browser of Zelda's family."""
    visitor = app.test_client()
    with app.app_context():
        code = issue_slip(db.session.get_one(Learner, cast.awa.id), "fr", SECRET_KEY, "cli").code
    visitor.get(f"/family/{code}")
    return visitor
