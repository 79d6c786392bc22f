"""Families: consent, words, works shown, erasure; the audit trail in a chain

Revision ID: 0012
Revises: 0011
Create Date: 2026-11-23 23:43:29

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consent",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("notice", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column(
            "way",
            sa.Enum("paper", "page", name="consentway", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.String(length=60), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.String(length=60), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_consent_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_learner_id"), ["learner_id"], unique=False)

    op.create_table(
        "creation",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_creation_exercise_id")
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_creation_learner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_creation")),
        sa.UniqueConstraint(
            "learner_id", "exercise_id", name=op.f("uq_creation_learner_id_exercise_id")
        ),
    )
    op.create_table(
        "family_note",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_family_note_learner_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_family_note_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_note")),
    )
    with op.batch_alter_table("family_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_note_learner_id"), ["learner_id"], unique=False)

    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("number", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("digest", sa.String(length=64), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_audit_event_number"), ["number"])

    with op.batch_alter_table("learner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("erase_at", sa.DateTime(timezone=True), nullable=True))
        reasons = sa.Enum("family", "idle", name="erasereason", native_enum=False, length=20)
        batch_op.add_column(sa.Column("erase_reason", reasons, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("learner", schema=None) as batch_op:
        batch_op.drop_column("erase_reason")
        batch_op.drop_column("erase_at")

    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_audit_event_number"), type_="unique")
        batch_op.drop_column("digest")
        batch_op.drop_column("number")

    with op.batch_alter_table("family_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_family_note_learner_id"))

    op.drop_table("family_note")
    op.drop_table("creation")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_learner_id"))

    op.drop_table("consent")
