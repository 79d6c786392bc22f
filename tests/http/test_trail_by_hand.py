"""Somebody opens the database's file and alters the trail by hand: the doctor finds it."""

import re
import sqlite3
from contextlib import closing

import pytest
import structlog
from tests.cast import PASSWORD, SECRET_KEY

from tremplin.cli.checks import examine
from tremplin.models import AuditEvent
from tremplin.models.db import db
from tremplin.runtime.settings import Settings
from tremplin.services.audit.trail import NOTE, examine_trail
from tremplin.services.operations.keep_house import seal_all


@pytest.fixture
def sealed(app, as_nadia, cast, tmp_path):
    """Six looks, sealed; the open file of the database."""
    for child in (cast.awa, cast.theo, cast.lina) * 2:
        as_nadia.get(f"/teach/learners/{child.id}")
    with app.app_context():
        seal_all(SECRET_KEY, tmp_path / NOTE)
    file = sqlite3.connect(tmp_path / "tremplin.db", isolation_level=None)
    yield file
    file.close()


def broken_at(app):
    with app.app_context():
        return examine_trail(SECRET_KEY, app.config["SETTINGS"].var / NOTE).broken_at


BY_HAND = {
    "a word is another one": "UPDATE audit_event SET action = 'group.opened' WHERE number = 3",
    "somebody else did it": "UPDATE audit_event SET actor = 'cli' WHERE number = 3",
    "a detail is another one": 'UPDATE audit_event SET details = \'{"exercise": "hello"}\' WHERE number = 3',
    "another child": "UPDATE audit_event SET learner_id = (SELECT learner_id FROM audit_event WHERE number = 1)"
    " WHERE number = 3",
    "at another time": "UPDATE audit_event SET at = '2020-01-01 00:00:00' WHERE number = 3",
    "taken out": "DELETE FROM audit_event WHERE number = 3",
    "the first ones are gone": "DELETE FROM audit_event WHERE number <= 2",
    "the end is cut off": "DELETE FROM audit_event WHERE number > 4",
    "all is gone": "DELETE FROM audit_event",
    "two change places": "UPDATE audit_event SET number = CASE number WHEN 3 THEN -4 ELSE -3 END"
    " WHERE number IN (3, 4);"
    "UPDATE audit_event SET number = -number WHERE number < 0",
    "the numbers close up": "DELETE FROM audit_event WHERE number = 3;"
    "UPDATE audit_event SET number = -(number - 1) WHERE number > 3; UPDATE audit_event SET number = -number"
    " WHERE number < 0",
    "sealed anew by the house": "UPDATE audit_event SET actor = 'cli', number = NULL, digest = NULL WHERE number >= 3",
}


@pytest.mark.parametrize("statements", BY_HAND.values(), ids=BY_HAND.keys())
def test_what_was_done_by_hand_shows_and_goes_on_showing(app, sealed, as_nadia, cast, statements):
    assert broken_at(app) is None
    sealed.executescript(statements)
    for _ in range(3):
        # The house goes on: new events are sealed after what is left, and must not cover it up.
        as_nadia.get(f"/teach/learners/{cast.awa.id}")
        with app.app_context():
            seal_all(SECRET_KEY, app.config["SETTINGS"].var / NOTE)
        assert broken_at(app) is not None


@pytest.mark.parametrize("note", ["", "4", "4 abc", "x y z", "4 {digest} 00"])
def test_a_note_that_somebody_else_wrote_shows(app, sealed, tmp_path, note):
    (digest,) = sealed.execute("SELECT digest FROM audit_event WHERE number = 4").fetchone()
    sealed.execute("DELETE FROM audit_event WHERE number > 4")
    (tmp_path / NOTE).write_text(note.format(digest=digest))
    assert broken_at(app) is not None


@pytest.mark.parametrize("put_back", ["yesterday's note", "no note"])
def test_a_trail_cut_at_its_end_shows_though_its_note_is_yesterdays(
    app, as_nadia, cast, tmp_path, put_back
):
    note = tmp_path / NOTE

    def look_and_seal():
        as_nadia.get(f"/teach/learners/{cast.awa.id}")
        with app.app_context():
            seal_all(SECRET_KEY, note)

    look_and_seal()
    yesterday = note.read_text()
    look_and_seal()
    look_and_seal()
    with closing(sqlite3.connect(tmp_path / "tremplin.db", isolation_level=None)) as file:
        file.execute("DELETE FROM audit_event WHERE number > 1")
    note.write_text(yesterday) if put_back == "yesterday's note" else note.unlink()
    with app.app_context():
        seal_all(SECRET_KEY, note)
    assert broken_at(app) == 2
    look_and_seal()
    assert broken_at(app) is not None


def test_the_doctor_says_so(app, sealed, monkeypatch, tmp_path):
    monkeypatch.setattr("tremplin.cli.checks._grading", lambda settings: [])

    def trail():
        settings = Settings(var=tmp_path, secret_key=SECRET_KEY).completed()
        return next(finding for finding in examine(settings) if finding.name == "Audit trail")

    assert trail().is_well
    assert "unbroken" in trail().words
    (tmp_path / NOTE).rename(tmp_path / "kept")
    assert "is missing" in trail().words
    (tmp_path / "kept").rename(tmp_path / NOTE)
    sealed.execute(BY_HAND["the end is cut off"])
    assert not trail().is_well
    assert "event 5 or a later one" in trail().words


def test_the_admin_reads_it_on_the_page(app, sealed, as_karim):
    sealed.execute(BY_HAND["the end is cut off"])
    assert 'role="alert"' in as_karim.get("/teach/trail", headers={"Accept-Language": "en"}).text


def test_the_admin_reads_who_did_what_to_whom(app, as_nadia, as_karim, cast):
    nadia = cast.log_in(app.test_client(), cast.nadia)
    nadia.get(f"/teach/learners/{cast.awa.id}/exercises/hello")
    nadia.get(f"/teach/groups/{cast.mercredi.id}/grid.csv")
    as_karim.post(f"/teach/staff/{cast.omar.id}/leaving")
    page = as_karim.get("/teach/trail", headers={"Accept-Language": "fr"}).text
    rows = [
        [
            re.sub(r"<[^>]+>", "", cell).strip()
            for cell in re.findall(r"<td>(.*?)</td>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    ]
    told = [row[1:] for row in rows if row]
    assert ["Nadia", "a regardé le travail de l’enfant – Awa – hello"] in told or [
        "Nadia",
        "a regardé le travail de l’enfant – Awa – hello",
    ] in told
    assert ["Nadia", "a exporté la grille d’un groupe – Mercredi"] in told
    assert ["Karim", "a noté qu’un adulte a quitté l’équipe – Omar"] in told


@pytest.fixture
def logs(monkeypatch):
    """What is logged, however another test has set logging up: loggers keep what they were first used with."""
    before = structlog.get_config()
    structlog.reset_defaults()
    for module in ("access", "throttle"):
        monkeypatch.setattr(f"tremplin.web.security.{module}.log", structlog.get_logger())
    with structlog.testing.capture_logs() as told:
        yield told
    structlog.configure(**before)


def test_log_ins_are_in_the_trail_and_failures_in_the_log(app, client, cast, logs):
    client.post("/login", data={"email": cast.nadia.email, "password": "wrong"})
    client.get("/teach/")
    client.post("/login", data={"email": cast.nadia.email, "password": PASSWORD})
    assert [entry["event"] for entry in logs] == ["did not come in", "not let through"]
    assert "nadia" not in str(logs).lower()
    with app.app_context():
        (event,) = db.session.query(AuditEvent).filter_by(action="staff.came_in")
        assert event.actor == f"staff:{cast.nadia.id}"
