"""The day pass under which a stand-in made a card: the card ends with it

Revision ID: 0030
Revises: 0040
Create Date: 2026-11-30 17:20:00

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0030"
down_revision = "0040"
branch_labels = None
depends_on = None

_FOREIGN_KEY = op.f("fk_card_day_pass_id")


def upgrade() -> None:
    with op.batch_alter_table("card") as card:
        card.add_column(sa.Column("day_pass_id", sa.Uuid(), nullable=True))
        card.create_foreign_key(_FOREIGN_KEY, "day_pass", ["day_pass_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("card") as card:
        card.drop_constraint(_FOREIGN_KEY, type_="foreignkey")
        card.drop_column("day_pass_id")
