"""Every route with every kind of visitor, over own and foreign objects, as ``docs/access-matrix.md`` says."""

import re
import sqlite3
from uuid import UUID, uuid4

import pytest
from tests.http.every_route import MAY, TABLE, address, is_shut_out, may, routes

from tremplin.models import AuditEvent, Learner
from tremplin.models.db import Base, db
from tremplin.web.security.access import ADULTS, MATRIX, Role, declared_audience

OF_A_GROUP = {"group_id", "learner_id", "hand_id", "report_id", "submission_id"}
"""What belongs to one group: whoever leads another one does not find it."""


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


@pytest.mark.parametrize("who", ["foreign", "foreign stand-in"])
def test_an_adult_of_another_group_and_place_finds_nothing_of_this_one(
    app, world, visitors, fresh, who
):
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
    of_samedi = [
        entry
        for entry in everything
        if entry[0].arguments & {"group_id", "learner_id"} and entry[1] == "GET"
    ]
    found = [
        visitors[Role.ADMIN]().open(address(rule, samedi)).status_code for rule, _, _ in of_samedi
    ]
    # Some ask for what is not there: a kind of certificate, a path that the group does not follow.
    nowhere = [
        rule.rule for (rule, _, _), status in zip(of_samedi, found, strict=True) if status == 404
    ]
    assert len(of_samedi) > 8
    assert [rule for rule in nowhere if "<slug>" not in rule] == []


def test_a_thing_of_one_child_is_not_had_through_another(app, cast, world, visitors, fresh):
    """The comment, note or pass is real, and of somebody else than the address says."""
    elsewhere = {**world, "group_id": cast.samedi.id, "learner_id": cast.zoe.id}
    nested = [
        (rule, method)
        for rule, method, audience in routes(app)
        if rule.arguments & OF_A_GROUP
        and rule.arguments & {"comment_id", "note_id", "pass_id", "staff_id"}
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
        if (answer := visitors[role]().open(address(rule, guessed), method=method)).status_code
        != 404
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
        answer = visitors[Role.ADMIN]().open(
            address(rule, world), method=method, follow_redirects=False
        )
        if b"Awa" in answer.data and events(app) == before:
            unseen.append((method, rule.endpoint))
        fresh()
    assert unseen == [], repr(unseen)


def test_every_table_that_tells_of_children_has_a_line():
    lines = re.findall(r"^\| `(\w+)` \| (.+) \| [^|]*\|$", TABLE.read_text(), re.MULTILINE)
    about_children = {"audit_event", "learner", "meeting"} | {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table is Learner.__table__ for key in table.foreign_keys)
    }
    assert [table for table, _ in lines] == sorted(about_children)
    rights = {right for _, cells in lines for right in cells.split(" | ")}
    assert rights <= {"–", "read own", "read all", "write own", "write all"}
