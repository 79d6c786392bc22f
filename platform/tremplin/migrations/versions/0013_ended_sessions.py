"""Sessions that somebody left

Revision ID: 0013
Revises: 0012
Create Date: 2026-11-27 16:20:00

"""

import sqlalchemy as sa
from alembic import op

from tremplin.models.db import UtcDateTime

# revision identifiers, used by Alembic.
revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ended_session",
        sa.Column("key", sa.String(length=43), nullable=False),
        sa.Column("over_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_ended_session")),
    )


def downgrade() -> None:
    op.drop_table("ended_session")
