"""Day passes, previews, units and exercises opened by hand, secrets of two words

Revision ID: 0007
Revises: 0006
Create Date: 2026-11-23 15:48:24

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "day_pass",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("issued_by_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["learner_group.id"], name=op.f("fk_day_pass_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["staff.id"], name=op.f("fk_day_pass_issued_by_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_day_pass_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_pass")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_day_pass_token_hash")),
    )
    with op.batch_alter_table("day_pass", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_day_pass_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_day_pass_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "group_unit",
        sa.Column("group_curriculum_id", sa.Uuid(), nullable=False),
        sa.Column("unit_slug", sa.String(length=60), nullable=False),
        sa.Column(
            "opening",
            sa.Enum("rule", "open", "closed", name="unitopening", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_curriculum_id"],
            ["group_curriculum.id"],
            name=op.f("fk_group_unit_group_curriculum_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_unit")),
        sa.UniqueConstraint(
            "group_curriculum_id",
            "unit_slug",
            name=op.f("uq_group_unit_group_curriculum_id_unit_slug"),
        ),
    )
    with op.batch_alter_table("group_unit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_group_unit_group_curriculum_id"), ["group_curriculum_id"], unique=False
        )

    op.create_table(
        "learner_step",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_learner_step_exercise_id")
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_learner_step_learner_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_learner_step_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner_step")),
        sa.UniqueConstraint(
            "learner_id", "exercise_id", name=op.f("uq_learner_step_learner_id_exercise_id")
        ),
    )
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "secret_kind",
                sa.Enum("pictures", "words", name="secretkind", native_enum=False, length=20),
                server_default="pictures",
                nullable=False,
            )
        )

    with op.batch_alter_table("learner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("preview_staff_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_learner_preview_staff_id"), "staff", ["preview_staff_id"], ["id"]
        )

    # Only the cards printed before this revision need it: every later one says what its secret is.
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.alter_column("secret_kind", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("learner", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_learner_preview_staff_id"), type_="foreignkey")
        batch_op.drop_column("preview_staff_id")

    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.drop_column("secret_kind")

    op.drop_table("learner_step")
    with op.batch_alter_table("group_unit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_unit_group_curriculum_id"))

    op.drop_table("group_unit")
    with op.batch_alter_table("day_pass", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_day_pass_staff_id"))
        batch_op.drop_index(batch_op.f("ix_day_pass_group_id"))

    op.drop_table("day_pass")
