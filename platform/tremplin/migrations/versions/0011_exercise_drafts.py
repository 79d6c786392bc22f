"""Exercises in the making

Revision ID: 0011
Revises: 0010
Create Date: 2026-11-23 23:03:57

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "exercise_draft",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("folder", sa.LargeBinary(), nullable=False),
        sa.Column("tried", sa.String(), nullable=True),
        sa.Column("proof", sa.JSON(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=False),
        sa.Column("edited_by_id", sa.Uuid(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["staff.id"], name=op.f("fk_exercise_draft_created_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["edited_by_id"], ["staff.id"], name=op.f("fk_exercise_draft_edited_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_draft")),
        sa.UniqueConstraint("slug", name=op.f("uq_exercise_draft_slug")),
    )


def downgrade() -> None:
    op.drop_table("exercise_draft")
