"""Mistakes in a row, stars by hand, comments, answers to reports

Revision ID: 0008
Revises: 0007
Create Date: 2026-11-23 20:15:42

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "comment",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_comment_exercise_id")
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_comment_learner_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_comment_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(
            "ix_comment_learner_exercise", ["learner_id", "exercise_id"], unique=False
        )

    with op.batch_alter_table("problem_report", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answer", sa.String(length=500), nullable=True))
        batch_op.add_column(sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("answered_by_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_problem_report_answered_by_id"), "staff", ["answered_by_id"], ["id"]
        )

    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mistake", sa.String(length=80), nullable=True))
        batch_op.add_column(sa.Column("mistakes", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("star_given_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("star_given_by_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_progress_star_given_by_id"), "staff", ["star_given_by_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_progress_star_given_by_id"), type_="foreignkey")
        batch_op.drop_column("star_given_by_id")
        batch_op.drop_column("star_given_at")
        batch_op.drop_column("mistakes")
        batch_op.drop_column("mistake")

    with op.batch_alter_table("problem_report", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_problem_report_answered_by_id"), type_="foreignkey")
        batch_op.drop_column("answered_by_id")
        batch_op.drop_column("answered_at")
        batch_op.drop_column("answer")

    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index("ix_comment_learner_exercise")

    op.drop_table("comment")
