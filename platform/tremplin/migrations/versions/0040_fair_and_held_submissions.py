"""The queue by learners: order of arrival, turns, submissions held for an adult

Revision ID: 0040
Revises: 0017
Create Date: 2026-11-30 17:00:00

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0040"
down_revision = "0017"
branch_labels = None
depends_on = None

UNFINISHED = sa.text("state IN ('queued', 'running', 'held')")


def upgrade() -> None:
    op.create_table(
        "turn",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_turn_learner_id")),
        sa.PrimaryKeyConstraint("learner_id", name=op.f("pk_turn")),
    )
    op.create_index("ix_turn_number", "turn", ["number"])
    with op.batch_alter_table("submission") as batch:
        batch.add_column(sa.Column("arrival", sa.BigInteger(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("held_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("reason", sa.String(40), nullable=True))
    op.drop_index("ix_submission_state_submitted_at", "submission")
    op.drop_index("ix_submission_learner_exercise", "submission")
    # As far as the clock of then can tell; ids settle what it cannot.
    op.execute(
        "UPDATE submission SET arrival = numbered.place FROM ("
        "SELECT id, row_number() OVER (ORDER BY submitted_at, id) AS place FROM submission"
        ") AS numbered WHERE numbered.id = submission.id"
    )
    op.execute(
        "INSERT INTO turn (learner_id, number) SELECT learner_id, row_number() OVER (ORDER BY max(started_at)) "
        "FROM submission WHERE started_at IS NOT NULL GROUP BY learner_id"
    )
    op.create_index("ix_submission_arrival", "submission", ["arrival"])
    op.create_index(
        "ix_submission_learner_exercise", "submission", ["learner_id", "exercise_id", "arrival"]
    )
    op.create_index(
        "ix_submission_unfinished",
        "submission",
        ["learner_id", "arrival"],
        sqlite_where=UNFINISHED,
        postgresql_where=UNFINISHED,
    )


def downgrade() -> None:
    # Whoever goes back knows of no held and no closed submissions: what waits for an adult waits for a grader again.
    op.execute("UPDATE submission SET state = 'queued' WHERE state IN ('held', 'closed')")
    op.drop_index("ix_submission_unfinished", "submission")
    op.drop_index("ix_submission_learner_exercise", "submission")
    op.drop_index("ix_submission_arrival", "submission")
    with op.batch_alter_table("submission") as batch:
        batch.drop_column("reason")
        batch.drop_column("held_at")
        batch.drop_column("arrival")
    op.create_index("ix_submission_state_submitted_at", "submission", ["state", "submitted_at"])
    op.create_index(
        "ix_submission_learner_exercise",
        "submission",
        ["learner_id", "exercise_id", "submitted_at"],
    )
    op.drop_index("ix_turn_number", "turn")
    op.drop_table("turn")
