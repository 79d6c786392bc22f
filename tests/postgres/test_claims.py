"""What a grader asks of PostgreSQL to find the next submission, counted in pages and not in time."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, text
from tests.cast import this_app
from tests.unit.services.conftest import FOLDER, NOON

from tremplin.models import ExerciseRevision, ExerciseRow, Submission
from tremplin.models.db import Base, db
from tremplin.services.content.catalogue import pack_folder
from tremplin.services.learning.grade_submissions import claim_next, claim_statement, record_verdict
from tremplin_sandbox.verdict import Verdict, VerdictClass

pytestmark = pytest.mark.postgres

MOST_PAGES = 400
"""Of a claim among 1,000 waiting children; with a look at each one's history it was 205,345 for 200 old ones."""
FAILED = Verdict(VerdictClass.FAILED, "", (), 0.01)
LEARNERS = """
INSERT INTO space (id, name, clock) VALUES (gen_random_uuid(), 'Garage', 1);
INSERT INTO learner_group (id, space_id, name, join_code, language, created_at, clock)
    SELECT gen_random_uuid(), id, 'Mercredi', 'ABCDE', 'fr', now(), 1 FROM space;
INSERT INTO learner (id, group_id, display_name, avatar, age_band, language, created_at, clock)
    SELECT gen_random_uuid(), learner_group.id, 'Awa ' || number, 'cat', '10-12', 'fr', now(), 1
    FROM learner_group, generate_series(1, :learners) AS number;
"""
PAST = """
INSERT INTO submission (id, learner_id, exercise_id, revision_id, key, source, state, submitted_at, started_at,
                        graded_at, verdict_class, verdict, tries, arrival, clock)
    SELECT gen_random_uuid(), learner.id, exercise.id, exercise.current_revision_id, 'key-' || number,
           repeat('print(1)\n', 20), 'graded', now(), now(), now(), 'failed', '{}', 1,
           row_number() OVER (ORDER BY number, learner.id), 1
    FROM learner, exercise, generate_series(1, :past) AS number;
INSERT INTO turn (learner_id, number) SELECT id, row_number() OVER () FROM learner;
"""
WAITING = """
INSERT INTO submission (id, learner_id, exercise_id, revision_id, key, source, state, submitted_at, tries, arrival,
                        clock)
    SELECT gen_random_uuid(), learner.id, exercise.id, exercise.current_revision_id, 'new-' || number, 'print(1)',
           'queued', now(), 0, 1000000 + row_number() OVER (ORDER BY number, learner.id), 1
    FROM learner, exercise, generate_series(1, :waiting) AS number;
"""


def fill(learners: int, past: int, waiting: int) -> None:
    """So many children, each with so many graded and so many waiting submissions."""
    row = ExerciseRow(slug="hello")
    db.session.add(row)
    db.session.flush()
    revision = ExerciseRevision(
        exercise_id=row.id,
        revision=1,
        content_hash="0" * 64,
        folder=pack_folder(FOLDER),
        created_at=NOON,
    )
    db.session.add(revision)
    db.session.flush()
    row.current_revision_id = revision.id
    for statements in (LEARNERS, PAST, WAITING):
        for statement in filter(str.strip, statements.split(";")):
            names = {"learners": learners, "past": past, "waiting": waiting}
            used = {name: value for name, value in names.items() if f":{name}" in statement}
            db.session.execute(text(statement), used)
    db.session.commit()


def pages_of_a_claim() -> int:
    """How many pages the claim touches, of tables and of indexes; nothing is claimed."""
    connection = db.session.connection()
    sent: list[tuple[str, Any]] = []

    @event.listens_for(connection, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    db.session.execute(claim_statement(datetime.now(UTC)))
    event.remove(connection, "before_cursor_execute", note)
    db.session.rollback()
    statement, parameters = sent[0]
    explained = db.session.connection().exec_driver_sql(
        f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", parameters
    )
    top = explained.scalar_one()[0]["Plan"]
    db.session.rollback()
    return int(top["Shared Hit Blocks"] + top["Shared Read Blocks"])


def test_a_claim_costs_what_waits_and_not_what_was_ever_handed_in(database):
    fill(learners=1000, past=30, waiting=1)
    # A table that the database has never looked at is what a busy afternoon begins with.
    assert pages_of_a_claim() < MOST_PAGES
    db.session.execute(text("ANALYZE"))
    db.session.commit()
    assert pages_of_a_claim() < MOST_PAGES


def test_graders_at_once_each_take_the_next_child(database):
    fill(learners=24, past=2, waiting=3)
    app = this_app()
    start, taken = threading.Barrier(12), []

    def grade() -> None:
        with app.app_context():
            start.wait()
            taken.append(claim_next())

    graders = [threading.Thread(target=grade) for _ in range(12)]
    for grader in graders:
        grader.start()
    for grader in graders:
        grader.join()
    running = (
        db.session.query(Submission.learner_id)
        .filter(Submission.id.in_([claim.id for claim in taken]))
        .all()
    )
    assert len(set(running)) == 12


def test_two_children_take_turns(database):
    fill(learners=2, past=0, waiting=10)
    order = []
    for _ in range(6):
        claim = claim_next()
        order.append(db.session.get_one(Submission, claim.id).learner_id)
        record_verdict(claim.id, FAILED)
    assert order[0] != order[1]
    assert order == order[:2] * 3


def test_the_migrations_make_what_the_models_say(database):
    with db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
