"""A logical clock in place of the wall clock; the site that made a row beside the one that wrote it last

Revision ID: 0050
Revises: 0041
Create Date: 2026-11-30 21:00:00

"""

import time

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0050"
down_revision = "0041"
branch_labels = None
depends_on = None

TABLES = (
    "audit_event", "card", "checklist_tick", "comment", "consent", "creation", "curriculum", "curriculum_draft",
    "curriculum_revision", "day_pass", "draft", "exercise", "exercise_draft", "exercise_revision", "family_note",
    "family_slip", "group_curriculum", "group_staff", "group_unit", "help_request", "learner", "learner_ask",
    "learner_group", "learner_step", "problem_report", "progress", "recording", "recovery_code", "second_step", "site",
    "space", "staff", "staff_invite", "submission",
)  # fmt: skip
A_DAY_MS = 24 * 60 * 60 * 1000


def upgrade() -> None:
    op.add_column(
        "site", sa.Column("logical_clock", sa.BigInteger(), nullable=False, server_default="0")
    )
    for table in TABLES:
        op.add_column(table, sa.Column("created_origin", sa.Uuid(), nullable=True))
        # The old clock counted nanoseconds; the new one has 48 bits of milliseconds and 16 of counter. A row without
        # an origin was written before the site had its own row.
        op.execute(
            f"UPDATE {table} SET clock = (clock / 1000000) * 65536 + (clock % 1000000) / 16, "  # noqa: S608
            "origin = coalesce(origin, (SELECT id FROM site LIMIT 1)), "
            "created_origin = coalesce(origin, (SELECT id FROM site LIMIT 1))"
        )
    _note_ceiling()


def downgrade() -> None:
    for table in TABLES:
        # Times 15 and not 16, which would carry a full counter into the next millisecond.
        op.execute(f"UPDATE {table} SET clock = (clock / 65536) * 1000000 + (clock % 65536) * 15")  # noqa: S608
        op.drop_column(table, "created_origin")
    op.drop_column("site", "logical_clock")


def _note_ceiling() -> None:
    """Above every clock here but those of a day that was mistyped: a few rows may seem to come from the year 2099."""
    connection = op.get_bind()
    latest = (int(time.time() * 1000) + 2 * A_DAY_MS) * 65536
    newest = [
        connection.scalar(
            sa.text(f"SELECT max(clock) FROM {table} WHERE clock <= :latest"),  # noqa: S608
            {"latest": latest},
        )
        for table in TABLES
    ]
    connection.execute(
        sa.text("UPDATE site SET logical_clock = :ceiling"),
        {"ceiling": max(filter(None, newest), default=0) + 1},
    )
