"""Every route with every kind of visitor, over own and foreign objects, as the matrix of ``web.access`` says."""

import sqlite3
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from sqlalchemy import select
from tests.cast import SECRET_KEY, a_verdict, hand_in
from werkzeug.routing import IntegerConverter

from tremplin.models import AuditEvent, DayPass, ExerciseRevision, Group, Learner, ProblemReport, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.catalogue import current_exercise
from tremplin.services.clock import now
from tremplin.services.family.issue_slip import issue_slip, revoke_slips
from tremplin.services.family.notes import notes_for, write_note
from tremplin.services.learning.raise_hand import Snapshot, raise_hand
from tremplin.services.learning.report_unclear import report_unclear
from tremplin.services.teaching.answer_work import write_comment
from tremplin.services.teaching.build_curriculum import begin_curriculum
from tremplin.services.teaching.change_child import archive_child
from tremplin.services.teaching.day_pass import issue_day_pass
from tremplin.web.access import ADULTS, MATRIX, Audience, Role, declared_audience
from tremplin.web.session import StaffVisitor

OF_A_GROUP = {"group_id", "learner_id", "hand_id", "report_id"}
"""What belongs to one group: whoever leads another one does not find it."""


@pytest.fixture
def world(app, cast):
    """Objects of Awa's and of her group, by the name that routes give them."""
    with app.app_context():
        awa, nadia = db.session.get_one(Learner, cast.awa.id), db.session.get_one(Staff, cast.nadia.id)
        group = db.session.get_one(Group, cast.mercredi.id)
        loaded = current_exercise("hello")
        hand = raise_hand(awa.id, loaded.exercise_id, Snapshot("print()", "", None))
        report_unclear(awa, "hello", "fr", "words")
        issued = issue_day_pass(group, "Sofia", nadia, SECRET_KEY)
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
            "pass_id": db.session.scalars(select(DayPass.id)).one(),
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
    }


def routes(app):
    """Each route and method that is not for everybody, with its audience."""
    with app.app_context():
        audiences = [(rule, declared_audience(rule.endpoint)) for rule in app.url_map.iter_rules()]
    return [
        (rule, method, audience)
        for rule, audience in audiences
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
        if audience is not Audience.PUBLIC
    ]


def address(rule, objects):
    numbers = {name: 0 for name, converter in rule._converters.items() if isinstance(converter, IntegerConverter)}
    return rule.build({**{name: objects.get(name, "x") for name in rule.arguments}, **numbers}, append_unknown=False)[1]


def is_shut_out(answer):
    """Sent to a door, or refused."""
    to_a_door = answer.status_code == 302 and answer.location.partition("?")[0] in ("/", "/login", "/family/")
    return to_a_door or answer.status_code in (401, 403)


@pytest.fixture
def fresh(app, world, tmp_path):
    """Puts the database back as it was: a visitor who may, really archives the child."""
    kept, live = sqlite3.connect(tmp_path / "kept.db"), sqlite3.connect(tmp_path / "tremplin.db")
    live.backup(kept)
    yield lambda: kept.backup(live)
    kept.close()
    live.close()


@pytest.mark.parametrize("role", list(Role))
def test_each_role_passes_where_the_matrix_says_and_nowhere_else(app, world, visitors, fresh, role):
    wrong = []
    for rule, method, audience in routes(app):
        answer = visitors[role]().open(address(rule, world), method=method)
        if is_shut_out(answer) is (role in MATRIX[audience]) or answer.status_code == 500:
            wrong.append((method, rule.rule, answer.status_code))
        fresh()
    assert wrong == []


def test_an_instructor_of_another_group_finds_nothing_of_this_one(app, world, visitors, fresh):
    of_a_group = [entry for entry in routes(app) if entry[0].arguments & OF_A_GROUP]
    found = [
        (method, rule.rule, answer.status_code)
        for rule, method, audience in of_a_group
        if (answer := visitors["foreign"]().open(address(rule, world), method=method)).status_code
        != (403 if audience is Audience.ADMIN else 404)
    ]
    assert len(of_a_group) > 30
    assert found == []


@pytest.mark.parametrize("role", [Role.STAND_IN, Role.INSTRUCTOR, Role.ADMIN])
def test_ids_that_are_guessed_open_nothing(app, world, visitors, fresh, role):
    guessed = {name: uuid4() if isinstance(value, UUID) else value for name, value in world.items()}
    found = [
        (method, rule.rule, answer.status_code)
        for rule, method, audience in routes(app)
        if rule.arguments & OF_A_GROUP and role in MATRIX[audience]
        if (answer := visitors[role]().open(address(rule, guessed), method=method)).status_code != 404
    ]
    assert found == []


def test_another_child_does_not_see_her_work(app, world, cast):
    lina = cast.log_in(app.test_client(), cast.lina)
    assert lina.get(f"/submissions/{world['submission_id']}").status_code == 404


def test_a_pass_ends_at_midnight_and_a_slip_when_it_is_taken_back(app, cast, world, visitors):
    stand_in, family = visitors[Role.STAND_IN](), visitors[Role.FAMILY]()
    assert stand_in.get(f"/teach/groups/{world['group_id']}").status_code == 200
    assert family.get("/family/progress").status_code == 200
    with app.app_context():
        revoke_slips(db.session.get_one(Learner, cast.awa.id), "cli")
    assert is_shut_out(family.get("/family/progress"))
    with time_machine.travel(now() + timedelta(days=1)):
        assert is_shut_out(stand_in.get(f"/teach/groups/{world['group_id']}"))


def test_a_child_who_left_is_shut_out_at_once(app, cast, world, visitors):
    awa = visitors[Role.LEARNER]()
    assert awa.get("/path").status_code == 200
    with app.app_context():
        archive_child(db.session.get_one(Learner, cast.awa.id), "cli")
    assert is_shut_out(awa.get("/path"))


def test_an_adult_who_left_is_shut_out_at_once(app, cast, visitors):
    nadia = visitors[Role.INSTRUCTOR]()
    assert nadia.get("/teach/").status_code == 200
    with app.app_context(), unit_of_work() as session:
        session.get_one(Staff, cast.nadia.id).archived_at = now()
    assert is_shut_out(nadia.get("/teach/"))


def events(app):
    with app.app_context():
        return db.session.query(AuditEvent).count()


def test_whatever_shows_a_child_to_an_adult_is_in_the_trail(app, world, visitors, fresh):
    unseen = []
    for rule, method, audience in routes(app):
        if audience not in ADULTS:
            continue
        before = events(app)
        answer = visitors[Role.ADMIN]().open(address(rule, world), method=method, follow_redirects=False)
        if b"Awa" in answer.data and events(app) == before:
            unseen.append((method, rule.endpoint))
        fresh()
    assert unseen == [], repr(unseen)
