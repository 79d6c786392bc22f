"""Goals of drawings

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-23 08:05:00

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("exercise_revision", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("goals", sa.JSON(), server_default=sa.text("'{}'"), nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("exercise_revision", schema=None) as batch_op:
        batch_op.drop_column("goals")
