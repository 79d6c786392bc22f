"""What pages ask of a sandbox that another process has

Revision ID: 0016
Revises: 0015
Create Date: 2026-11-27 19:10:00

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sandbox_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("job", sa.JSON(), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sandbox_call")),
    )
    with op.batch_alter_table("sandbox_call", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sandbox_call_called_at"), ["called_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("sandbox_call", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sandbox_call_called_at"))
    op.drop_table("sandbox_call")
