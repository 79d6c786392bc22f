"""Pages about a whole group ask the database as often for fifteen children as for four."""

from uuid import uuid4

import pytest
from sqlalchemy import event
from tests.cast import Child, VerdictClass, a_verdict, hand_in, note_progress

from tremplin.models import AgeBand, EraseReason, Learner, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.child_erasure import plan_erasure
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.groups.chosen_exercises import choose_exercise
from tremplin.services.learning.hands import Snapshot, raise_hand
from tremplin.services.learning.unclear_reports import report_unclear
from tremplin.services.teaching.hand_answers import take_hand

PAGES = (
    "/teach/",
    "/teach/groups/{group}",
    "/teach/groups/{group}/board",
    "/teach/groups/{group}/wall",
    "/teach/groups/{group}/data",
    "/teach/groups/{group}/grid.csv",
    "/teach/groups/{group}/sheet",
    "/teach/groups/{group}/settings",
    "/teach/reports",
    "/teach/trail",
    "/groups/MERC2",
    "/path",
)


@pytest.fixture
def come(app, cast):
    """So many busy children come into the group: each has a bit of everything that the pages tell of."""

    def come(count):
        with app.app_context():
            nadia, hello = db.session.get_one(Staff, cast.nadia.id), current_exercise("hello")
            for _ in range(count):
                with unit_of_work() as session:
                    learner = Learner(
                        group_id=cast.mercredi.id,
                        display_name=f"Enfant {uuid4()}"[:40],
                        avatar="cat",
                        age_band=AgeBand.MIDDLE,
                        language="fr",
                        created_at=now(),
                    )
                    session.add(learner)
                child = Child(learner.id, learner.display_name, "", ())
                hand_in(child, "hello", "print()", a_verdict(VerdictClass.FAILED))
                note_progress(child, "hello", attempts=3)
                note_progress(child, "badge", stars=2)
                take_hand(
                    raise_hand(learner.id, hello.exercise_id, Snapshot("print()", "", None)), nadia
                )
                report_unclear(learner, "hello", "fr", "words")
                choose_exercise(learner, "add-two", nadia)
                plan_erasure(learner, "cli", EraseReason.IDLE)

    return come


@pytest.fixture
def statements(app):
    """The statements that have reached the database since the list was emptied."""
    seen = []

    def note(connection, cursor, statement, parameters, context, many):
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("address", PAGES)
def test_more_children_are_not_more_statements(app, cast, come, statements, address):
    client = cast.log_in(app.test_client(), cast.awa if address == "/path" else cast.karim)
    counts = []
    come(1)
    # What is read once and kept, such as the exercises themselves, is no matter of children.
    assert client.get(address.format(group=cast.mercredi.id)).status_code == 200
    for more in (1, 11):
        come(more)
        statements.clear()
        client.get(address.format(group=cast.mercredi.id))
        counts.append(len(statements))
    assert counts[0] == counts[1] > 0
