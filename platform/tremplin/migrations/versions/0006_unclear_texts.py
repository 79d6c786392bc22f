"""Texts that are not clear

Revision ID: 0006
Revises: 0005
Create Date: 2026-11-23 11:40:00

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "problem_report",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mended_by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["learner_group.id"], name=op.f("fk_problem_report_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["mended_by_id"], ["staff.id"], name=op.f("fk_problem_report_mended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["exercise_revision.id"], name=op.f("fk_problem_report_revision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_report")),
    )
    with op.batch_alter_table("problem_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_problem_report_group_id"), ["group_id"], unique=False)


def downgrade() -> None:
    op.drop_table("problem_report")
