"""Until when an adult may come in without the second step that the house demands

Revision ID: 0017
Revises: 0016
Create Date: 2026-11-27 19:20:00

"""

import sqlalchemy as sa
from alembic import op

from tremplin.models.db import UtcDateTime

# revision identifiers, used by Alembic.
revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staff", sa.Column("second_step_due", UtcDateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("staff", "second_step_due")
