"""What is asked of one child, where it is not what is asked of everybody

Revision ID: 0015
Revises: 0014
Create Date: 2026-11-27 16:20:00

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "learner_ask",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column(
            "ask",
            sa.Enum("asked", "free", "aside", name="ask", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_learner_ask_exercise_id")
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_learner_ask_learner_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_learner_ask_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner_ask")),
        sa.UniqueConstraint(
            "learner_id", "exercise_id", name=op.f("uq_learner_ask_learner_id_exercise_id")
        ),
    )


def downgrade() -> None:
    op.drop_table("learner_ask")
