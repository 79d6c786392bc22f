"""The trail is a chain: what is changed in it or taken out of it shows."""

from sqlalchemy import select
from tests.cast import SECRET_KEY
from tests.http.zelda import RETENTION, note_of

from tremplin.models import AuditEvent
from tremplin.models.db import unit_of_work
from tremplin.services.audit.trail import examine_trail
from tremplin.services.operations.keep_house import keep_house


def test_the_trail_is_a_chain_and_a_change_shows(app, cast, as_nadia, zelda):
    as_nadia.get(zelda)
    with app.app_context():
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        state = examine_trail(SECRET_KEY, note_of(app))
        assert (state.broken_at, state.waiting) == (None, 0)
        assert state.sealed >= 1
        with unit_of_work() as session:
            session.scalars(
                select(AuditEvent).where(AuditEvent.number == 1)
            ).one().actor = "staff:somebody-else"
        assert examine_trail(SECRET_KEY, note_of(app)).broken_at == 1


def test_an_event_taken_out_of_the_trail_shows(app, cast, as_nadia, zelda):
    for _ in range(3):
        as_nadia.post(f"{zelda}/notes", data={"text": "Bravo"})
    with app.app_context():
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        with unit_of_work() as session:
            session.delete(session.scalars(select(AuditEvent).where(AuditEvent.number == 2)).one())
        assert examine_trail(SECRET_KEY, note_of(app)).broken_at == 2


def test_only_the_admin_reads_the_trail(as_nadia):
    assert as_nadia.get("/teach/trail").status_code == 403


def test_another_key_does_not_fit(app, as_nadia, zelda):
    as_nadia.get(zelda)
    with app.app_context():
        keep_house(SECRET_KEY, RETENTION, note_of(app))
        assert examine_trail("another key", note_of(app)).broken_at == 1
