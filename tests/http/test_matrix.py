"""Every route with every kind of visitor, over own and foreign objects, as ``docs/access-matrix.md`` says."""

import re
import sqlite3
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from tests.cast import PASSWORD, ROOT, SECRET_KEY, a_verdict, hand_in
from werkzeug.routing import IntegerConverter

from tremplin.models import AuditEvent, DayPass, ExerciseRevision, FamilySlip, Group, Learner, ProblemReport, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.catalogue import current_exercise
from tremplin.services.clock import now
from tremplin.services.family.issue_slip import issue_slip, revoke_slips
from tremplin.services.family.notes import notes_for, write_note
from tremplin.services.learning.raise_hand import Snapshot, raise_hand
from tremplin.services.learning.report_unclear import report_unclear
from tremplin.services.teaching.answer_work import write_comment
from tremplin.services.teaching.build_curriculum import begin_curriculum
from tremplin.services.teaching.day_pass import issue_day_pass
from tremplin.web.access import ADULTS, MATRIX, Audience, Role, declared_audience
from tremplin.web.session import StaffVisitor

TABLE = ROOT / "docs/access-matrix.md"
COLUMNS = (Role.VISITOR, Role.LEARNER, Role.STAND_IN, Role.INSTRUCTOR, Role.ADMIN, Role.FAMILY)
OF_A_GROUP = {"group_id", "learner_id", "hand_id", "report_id"}
"""What belongs to one group: whoever leads another one does not find it."""


def read_table():
    """By method and address, what each role may do."""
    rows = re.findall(r"^\| `([A-Z]+) (\S+)` \| (.+) \|$", TABLE.read_text(), re.MULTILINE)
    cells = {(method, address): [cell.strip() for cell in row.split("|")] for method, address, row in rows}
    assert len(cells) == len(rows)
    return {place: dict(zip(COLUMNS, row, strict=True)) for place, row in cells.items()}


MAY = read_table()


def may(rule, method):
    return MAY[method, re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule)]


@pytest.fixture
def world(app, cast):
    """Objects of Awa's and of her group, by the name that routes give them."""
    with app.app_context():
        awa, nadia = db.session.get_one(Learner, cast.awa.id), db.session.get_one(Staff, cast.nadia.id)
        group = db.session.get_one(Group, cast.mercredi.id)
        loaded = current_exercise("hello")
        hand = raise_hand(awa.id, loaded.exercise_id, Snapshot("print()", "", None))
        report_unclear(awa, "hello", "fr", "words")
        samedi, omar = db.session.get_one(Group, cast.samedi.id), db.session.get_one(Staff, cast.omar.id)
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
            "pass_id": db.session.scalars(select(DayPass.id).where(DayPass.staff_id == stand_in.id)).one(),
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


def test_the_page_has_every_address_and_no_other(app):
    there = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert sorted(there - set(MAY)) == []
    assert sorted(set(MAY) - there) == []
    assert {cell for row in MAY.values() for cell in row.values()} == {"–", "yes", "own", "all"}


def test_each_view_declares_whom_the_page_names(app):
    with app.app_context():
        wrong = [
            (method, rule.rule)
            for rule in app.url_map.iter_rules()
            for method in rule.methods - {"HEAD", "OPTIONS"}
            if {role for role, cell in may(rule, method).items() if cell != "–"}
            != MATRIX[declared_audience(rule.endpoint)]
        ]
    assert wrong == []


@pytest.mark.parametrize("role", list(Role))
def test_each_role_passes_where_the_page_says_and_nowhere_else(app, world, visitors, fresh, role):
    wrong = []
    for rule, method, _ in routes(app):
        answer = visitors[role]().open(address(rule, world), method=method)
        if is_shut_out(answer) is (may(rule, method)[role] != "–") or answer.status_code == 500:
            wrong.append((method, rule.rule, answer.status_code))
        fresh()
    assert wrong == []


def in_a_session(come_in, way_out):
    """Comes in, has the cookie copied, leaves; the copy."""

    def copy(app, cast, world):
        client, thief = app.test_client(), app.test_client()
        come_in(client, cast, world)
        thief.set_cookie("tremplin", client.get_cookie("tremplin").value)
        client.post(way_out)
        return thief

    return copy


def change(row, **values):
    def do(cast, world):
        with unit_of_work() as session:
            found = session.get_one(*row(cast, world))
            for name, value in values.items():
                setattr(found, name, value() if callable(value) else value)

    return do


def ended(role, do):
    """Somebody of this role, to whom something happened since."""

    def visitor(app, visitors, cast, world):
        client = visitors[role]()
        with app.app_context():
            do(cast, world)
        return client

    return visitor


def an_hour_ago():
    return now() - timedelta(hours=1)


def slip_of(cast, world):
    return FamilySlip, db.session.scalars(select(FamilySlip.id)).one()


def revoke(cast, world):
    revoke_slips(db.session.get_one(Learner, cast.awa.id), "cli")


def pass_of(cast, world):
    return DayPass, world["pass_id"]


def awa(cast, world):
    return Learner, cast.awa.id


def nadia(cast, world):
    return Staff, cast.nadia.id


def karim(cast, world):
    return Staff, cast.karim.id


COPIES = {
    "a copy of a child's cookie": in_a_session(lambda it, cast, world: it.get(f"/c/{cast.awa.token}"), "/bye"),
    "a copy of an adult's cookie": in_a_session(
        lambda it, cast, world: it.post("/login", data={"email": cast.karim.email, "password": PASSWORD}), "/logout"
    ),
    "a copy of a family's cookie": in_a_session(
        lambda it, cast, world: it.get(f"/family/{world['slip']}"), "/family/leave"
    ),
}
FORMER = {
    "a child who left": ended(Role.LEARNER, change(awa, archived_at=now)),
    "a child of a closed group": ended(
        Role.LEARNER, change(lambda cast, world: (Group, cast.mercredi.id), archived_at=now)
    ),
    "an instructor who left": ended(Role.INSTRUCTOR, change(nadia, archived_at=now)),
    "an admin who left": ended(Role.ADMIN, change(karim, archived_at=now)),
    "an admin with another password": ended(Role.ADMIN, change(karim, password_hash="another")),
    "a stand-in of yesterday": ended(Role.STAND_IN, change(pass_of, expires_at=an_hour_ago)),
    "a stand-in whose pass was taken back": ended(Role.STAND_IN, change(pass_of, revoked_at=now)),
    "a family whose slip has expired": ended(Role.FAMILY, change(slip_of, expires_at=an_hour_ago)),
    "a family whose slip was revoked": ended(Role.FAMILY, revoke),
    "a family whose child left": ended(Role.FAMILY, change(awa, archived_at=now)),
    **{name: lambda app, visitors, cast, world, copy=copy: copy(app, cast, world) for name, copy in COPIES.items()},
}


@pytest.mark.parametrize("former", FORMER.values(), ids=FORMER.keys())
def test_who_was_something_and_is_so_no_more_is_a_visitor(app, cast, world, visitors, former):
    browser = former(app, visitors, cast, world)
    wrong = [
        (method, rule.rule, answer.status_code)
        for rule, method, _ in routes(app)
        if not is_shut_out(answer := browser.open(address(rule, world), method=method))
    ]
    assert wrong == []


@pytest.mark.parametrize("who", ["foreign", "foreign stand-in"])
def test_an_adult_of_another_group_and_place_finds_nothing_of_this_one(app, world, visitors, fresh, who):
    role = Role.INSTRUCTOR if who == "foreign" else Role.STAND_IN
    own = [entry for entry in routes(app) if may(entry[0], entry[1])[role] == "own"]
    of_a_group = [entry for entry in own if entry[0].arguments & OF_A_GROUP]
    found = []
    for rule, method, _ in own:
        answer = visitors[who]().open(address(rule, world), method=method)
        if (answer.status_code != 404 and rule.arguments & OF_A_GROUP) or b"Awa" in answer.data:
            found.append((method, rule.rule, answer.status_code))
        fresh()
    assert len(of_a_group) > 15
    assert found == []


def test_an_admin_has_every_group(app, cast, world, visitors):
    everything = [entry for entry in routes(app) if may(entry[0], entry[1])[Role.ADMIN] == "all"]
    samedi = {**world, "group_id": cast.samedi.id, "learner_id": cast.zoe.id}
    of_samedi = [entry for entry in everything if entry[0].arguments & {"group_id", "learner_id"} and entry[1] == "GET"]
    found = [visitors[Role.ADMIN]().open(address(rule, samedi)).status_code for rule, _, _ in of_samedi]
    # Some ask for what is not there: a kind of certificate, a path that the group does not follow.
    nowhere = [rule.rule for (rule, _, _), status in zip(of_samedi, found, strict=True) if status == 404]
    assert len(of_samedi) > 8
    assert [rule for rule in nowhere if "<slug>" not in rule] == []


def test_a_thing_of_one_child_is_not_had_through_another(app, cast, world, visitors, fresh):
    """The comment, note or pass is real, and of somebody else than the address says."""
    elsewhere = {**world, "group_id": cast.samedi.id, "learner_id": cast.zoe.id}
    nested = [
        (rule, method)
        for rule, method, audience in routes(app)
        if rule.arguments & OF_A_GROUP and rule.arguments & {"comment_id", "note_id", "pass_id", "staff_id"}
    ]
    found = []
    for rule, method in nested:
        answer = visitors[Role.ADMIN]().open(address(rule, elsewhere), method=method)
        if answer.status_code != 404:
            found.append((method, rule.rule, answer.status_code))
        fresh()
    assert len(nested) >= 4
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
