"""First tables

Revision ID: 0001
Revises:
Create Date: 2026-11-23 04:23:43.478591

"""

import sqlalchemy as sa
from alembic import op

# revision identifiers, used by Alembic.
revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_event",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=60), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=True),
        sa.Column("details", sa.JSON(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index("ix_audit_event_learner_at", ["learner_id", "at"], unique=False)

    op.create_table(
        "curriculum",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("current_revision_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["current_revision_id"],
            ["curriculum_revision.id"],
            name="fk_curriculum_current_revision_id",
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curriculum")),
        sa.UniqueConstraint("slug", name=op.f("uq_curriculum_slug")),
    )
    op.create_table(
        "exercise",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("current_revision_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["current_revision_id"],
            ["exercise_revision.id"],
            name="fk_exercise_current_revision_id",
            use_alter=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise")),
        sa.UniqueConstraint("slug", name=op.f("uq_exercise_slug")),
    )
    op.create_table(
        "site",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
    )
    op.create_table(
        "space",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_space")),
    )
    op.create_table(
        "staff",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column(
            "role",
            sa.Enum("instructor", "admin", name="staffrole", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("password_hash", sa.String(length=160), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_email")),
    )
    op.create_table(
        "curriculum_revision",
        sa.Column("curriculum_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["curriculum_id"], ["curriculum.id"], name=op.f("fk_curriculum_revision_curriculum_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_curriculum_revision")),
        sa.UniqueConstraint(
            "curriculum_id",
            "content_hash",
            name=op.f("uq_curriculum_revision_curriculum_id_content_hash"),
        ),
    )
    with op.batch_alter_table("curriculum_revision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_curriculum_revision_curriculum_id"), ["curriculum_id"], unique=False
        )

    op.create_table(
        "exercise_revision",
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("folder", sa.LargeBinary(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_exercise_revision_exercise_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_revision")),
        sa.UniqueConstraint(
            "exercise_id",
            "content_hash",
            name=op.f("uq_exercise_revision_exercise_id_content_hash"),
        ),
    )
    with op.batch_alter_table("exercise_revision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_exercise_revision_exercise_id"), ["exercise_id"], unique=False
        )

    op.create_table(
        "learner_group",
        sa.Column("space_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("join_code", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["space_id"], ["space.id"], name=op.f("fk_learner_group_space_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner_group")),
        sa.UniqueConstraint("join_code", name=op.f("uq_learner_group_join_code")),
    )
    with op.batch_alter_table("learner_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_learner_group_space_id"), ["space_id"], unique=False)

    op.create_table(
        "staff_invite",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_invite_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_invite")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_staff_invite_token_hash")),
    )
    with op.batch_alter_table("staff_invite", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_invite_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "group_curriculum",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("curriculum_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["curriculum_id"], ["curriculum.id"], name=op.f("fk_group_curriculum_curriculum_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["learner_group.id"], name=op.f("fk_group_curriculum_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_curriculum")),
        sa.UniqueConstraint(
            "group_id", "curriculum_id", name=op.f("uq_group_curriculum_group_id_curriculum_id")
        ),
    )
    with op.batch_alter_table("group_curriculum", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_group_curriculum_group_id"), ["group_id"], unique=False
        )

    op.create_table(
        "group_staff",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["learner_group.id"], name=op.f("fk_group_staff_group_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_group_staff_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_staff")),
        sa.UniqueConstraint("group_id", "staff_id", name=op.f("uq_group_staff_group_id_staff_id")),
    )
    with op.batch_alter_table("group_staff", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_staff_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_staff_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "learner",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("display_name", sa.String(length=40), nullable=False),
        sa.Column("avatar", sa.String(length=40), nullable=False),
        sa.Column(
            "age_band",
            sa.Enum("7-9", "10-12", "13-16", name="ageband", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["learner_group.id"], name=op.f("fk_learner_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner")),
    )
    with op.batch_alter_table("learner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_learner_group_id"), ["group_id"], unique=False)

    op.create_table(
        "card",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("secret_hash", sa.String(length=160), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_card_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_card_token_hash")),
    )
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_card_learner_id"), ["learner_id"], unique=False)

    op.create_table(
        "draft",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_draft_exercise_id")
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_draft_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint(
            "learner_id",
            "exercise_id",
            "version",
            name=op.f("uq_draft_learner_id_exercise_id_version"),
        ),
    )
    op.create_table(
        "family_slip",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_family_slip_learner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family_slip")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_family_slip_code_hash")),
    )
    with op.batch_alter_table("family_slip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_family_slip_learner_id"), ["learner_id"], unique=False)

    op.create_table(
        "progress",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("hints_used", sa.Integer(), nullable=False),
        sa.Column("first_opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_success_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_activity_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_progress_exercise_id")
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_progress_learner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress")),
        sa.UniqueConstraint(
            "learner_id", "exercise_id", name=op.f("uq_progress_learner_id_exercise_id")
        ),
    )
    op.create_table(
        "submission",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued", "running", "graded", name="submissionstate", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("graded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict_class", sa.String(length=20), nullable=True),
        sa.Column("verdict", sa.JSON(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_submission_exercise_id")
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_submission_learner_id")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["exercise_revision.id"], name=op.f("fk_submission_revision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("learner_id", "key", name=op.f("uq_submission_learner_id_key")),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index(
            "ix_submission_learner_exercise",
            ["learner_id", "exercise_id", "submitted_at"],
            unique=False,
        )
        batch_op.create_index(
            "ix_submission_state_submitted_at", ["state", "submitted_at"], unique=False
        )
        batch_op.create_index(
            "uq_submission_running_learner",
            ["learner_id"],
            unique=True,
            sqlite_where=sa.text("state = 'running'"),
            postgresql_where=sa.text("state = 'running'"),
        )

    # SQLite took these two with their tables; elsewhere each needs the other table to exist first.
    if op.get_bind().dialect.name != "sqlite":
        for table in ("exercise", "curriculum"):
            op.create_foreign_key(
                f"fk_{table}_current_revision_id",
                table,
                f"{table}_revision",
                ["current_revision_id"],
                ["id"],
            )


def downgrade() -> None:
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_submission_running_learner",
            sqlite_where=sa.text("state = 'running'"),
            postgresql_where=sa.text("state = 'running'"),
        )
        batch_op.drop_index("ix_submission_state_submitted_at")
        batch_op.drop_index("ix_submission_learner_exercise")

    op.drop_table("submission")
    op.drop_table("progress")
    with op.batch_alter_table("family_slip", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_family_slip_learner_id"))

    op.drop_table("family_slip")
    op.drop_table("draft")
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_card_learner_id"))

    op.drop_table("card")
    with op.batch_alter_table("learner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_learner_group_id"))

    op.drop_table("learner")
    with op.batch_alter_table("group_staff", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_staff_staff_id"))
        batch_op.drop_index(batch_op.f("ix_group_staff_group_id"))

    op.drop_table("group_staff")
    with op.batch_alter_table("group_curriculum", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_curriculum_group_id"))

    op.drop_table("group_curriculum")
    with op.batch_alter_table("staff_invite", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_invite_staff_id"))

    op.drop_table("staff_invite")
    with op.batch_alter_table("learner_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_learner_group_space_id"))

    op.drop_table("learner_group")
    with op.batch_alter_table("exercise_revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exercise_revision_exercise_id"))

    op.drop_table("exercise_revision")
    with op.batch_alter_table("curriculum_revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_curriculum_revision_curriculum_id"))

    op.drop_table("curriculum_revision")
    op.drop_table("staff")
    op.drop_table("space")
    op.drop_table("site")
    op.drop_table("exercise")
    op.drop_table("curriculum")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_event_learner_at")

    op.drop_table("audit_event")
