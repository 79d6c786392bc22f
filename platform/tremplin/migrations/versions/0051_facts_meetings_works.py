"""Facts about a child's work; meetings, attendance, assignments, badges, days; works of her own making

Revision ID: 0051
Revises: 0050
Create Date: 2026-11-30 21:20:00

"""

from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa
from alembic import op
from uuid_utils.compat import uuid7

# revision identifiers, used by Alembic.
revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

# As models.db.named_id has it: the id of a work at home is made of the child's and the exercise's.
NAMES = UUID("0195a5c0-7e00-7000-8000-74726d706c6e")
AT_ONCE = 1000

FACT = sa.table(
    "learner_fact",
    sa.column("id", sa.Uuid()),
    sa.column("origin", sa.Uuid()),
    sa.column("created_origin", sa.Uuid()),
    sa.column("clock", sa.BigInteger()),
    sa.column("learner_id", sa.Uuid()),
    sa.column("exercise_id", sa.Uuid()),
    sa.column("kind", sa.String()),
    sa.column("item", sa.String()),
    sa.column("is_on", sa.Boolean()),
    sa.column("staff_id", sa.Uuid()),
    sa.column("at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    op.add_column("learner", sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True))
    _make_facts()
    _make_meetings()
    _make_badges_and_days()
    _widen_works()


def downgrade() -> None:
    op.execute("DELETE FROM creation WHERE kind != 'exercise' OR chosen_at IS NULL")
    op.drop_index("ix_creation_remix_of_id", "creation")
    op.drop_index("ix_creation_learner_changed_at", "creation")
    with op.batch_alter_table("creation") as batch:
        batch.drop_constraint(op.f("fk_creation_remix_of_id"), type_="foreignkey")
        for column in (
            "kind",
            "title",
            "changed_at",
            "thrown_away_at",
            "remix_of_id",
            "is_remix_of_nobody",
        ):
            batch.drop_column(column)
        batch.alter_column("exercise_id", existing_type=sa.Uuid(), nullable=False)
        batch.alter_column("chosen_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        batch.create_unique_constraint(
            op.f("uq_creation_learner_id_exercise_id"), ["learner_id", "exercise_id"]
        )
    for table in ("learner_day", "badge", "assignment", "attendance", "meeting", "learner_fact"):
        op.drop_table(table)
    op.drop_column("learner", "last_seen_at")


def _travelling(table: str) -> list[sa.Column[Any] | sa.Constraint]:
    return [
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("origin", sa.Uuid(), nullable=True),
        sa.Column("created_origin", sa.Uuid(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _refers(
    table: str, column: str, to: str, nullable: bool = False
) -> list[sa.Column[Any] | sa.Constraint]:
    return [
        sa.Column(column, sa.Uuid(), nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}")),
    ]


def _word(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, length=20)


def _instant(name: str, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _make_facts() -> None:
    op.create_table(
        "learner_fact",
        *_refers("learner_fact", "learner_id", "learner"),
        *_refers("learner_fact", "exercise_id", "exercise", nullable=True),
        sa.Column(
            "kind",
            _word("factkind", "hint", "star", "tick", "opened", "comment_hidden", "note_hidden"),
            nullable=False,
        ),
        sa.Column("item", sa.String(60), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        *_refers("learner_fact", "staff_id", "staff", nullable=True),
        _instant("at"),
        *_travelling("learner_fact"),
    )
    op.create_index(
        "ix_learner_fact_learner_exercise", "learner_fact", ["learner_id", "exercise_id"]
    )
    instant, identity = sa.DateTime(timezone=True), sa.Uuid()
    hers = {
        "learner_id": identity,
        "exercise_id": identity,
        "origin": identity,
        "created_origin": identity,
    }
    for query, columns in (
        (_HINTS, {"hints_used": sa.Integer(), "first_opened_at": instant}),
        (_STARS, {"staff_id": identity, "at": instant}),
        (_TICKS, {"item": sa.String(), "staff_id": identity, "at": instant}),
        (_OPENED, {"staff_id": identity, "at": instant}),
    ):
        _write_facts(
            sa.text(query).columns(**hers, clock=sa.BigInteger(), kind=sa.String(), **columns)
        )


_HERS = "learner_id, exercise_id, origin, created_origin, clock"
_HINTS = f"SELECT {_HERS}, 'hint' AS kind, hints_used, first_opened_at FROM progress WHERE hints_used > 0"  # noqa: S608
_STARS = (
    f"SELECT {_HERS}, 'star' AS kind, star_given_by_id AS staff_id, star_given_at AS at "  # noqa: S608
    "FROM progress WHERE star_given_at IS NOT NULL"
)
_TICKS = f"SELECT {_HERS}, 'tick' AS kind, item, staff_id, ticked_at AS at FROM checklist_tick"  # noqa: S608
_OPENED = f"SELECT {_HERS}, 'opened' AS kind, staff_id, opened_at AS at FROM learner_step"  # noqa: S608


def _write_facts(query: sa.TextualSelect) -> None:
    """A fact for each row, for each hint one: when those were taken is not known, but that it was after the opening."""
    connection = op.get_bind()
    facts = []
    for row in connection.execute(query).mappings().all():
        fact = {"item": "", "staff_id": None, "is_on": True, **row}
        at = fact.pop("first_opened_at", None)
        if at is None:
            facts.append({**fact, "id": uuid7()})
            continue
        numbers = range(1, fact.pop("hints_used") + 1)
        facts += [{**fact, "id": uuid7(), "item": str(number), "at": at} for number in numbers]
    for start in range(0, len(facts), AT_ONCE):
        op.bulk_insert(FACT, facts[start : start + AT_ONCE])


def _make_meetings() -> None:
    op.create_table(
        "meeting",
        *_refers("meeting", "space_id", "space"),
        *_refers("meeting", "group_id", "learner_group", nullable=True),
        _instant("starts_at"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        _instant("ended_at", nullable=True),
        sa.Column(
            "kind", _word("meetingkind", "workshop", "open", "class", "fair"), nullable=False
        ),
        sa.Column("title", sa.String(80), nullable=True),
        sa.Column("level", sa.String(20), nullable=True),
        sa.Column("themes", sa.JSON(), nullable=False),
        *_refers("meeting", "led_by_id", "staff", nullable=True),
        sa.Column("note", sa.String(200), nullable=True),
        sa.Column("head_count", sa.Integer(), nullable=True),
        *_travelling("meeting"),
    )
    op.create_index("ix_meeting_group_starts_at", "meeting", ["group_id", "starts_at"])
    op.create_index("ix_meeting_space_starts_at", "meeting", ["space_id", "starts_at"])
    op.create_table(
        "attendance",
        *_refers("attendance", "meeting_id", "meeting"),
        *_refers("attendance", "learner_id", "learner"),
        sa.Column("how", _word("attendancehow", "suggested", "confirmed", "added"), nullable=False),
        *_refers("attendance", "confirmed_by_id", "staff", nullable=True),
        *_travelling("attendance"),
        sa.UniqueConstraint(
            "meeting_id", "learner_id", name=op.f("uq_attendance_meeting_id_learner_id")
        ),
    )
    op.create_index(op.f("ix_attendance_learner_id"), "attendance", ["learner_id"])
    op.create_table(
        "assignment",
        *_refers("assignment", "group_id", "learner_group"),
        *_refers("assignment", "learner_id", "learner", nullable=True),
        *_refers("assignment", "exercise_id", "exercise", nullable=True),
        *_refers("assignment", "curriculum_id", "curriculum", nullable=True),
        sa.Column("unit_slug", sa.String(60), nullable=True),
        _instant("starts_at", nullable=True),
        _instant("ends_at", nullable=True),
        sa.Column("is_together", sa.Boolean(), nullable=False),
        *_refers("assignment", "given_by_id", "staff"),
        _instant("given_at"),
        _instant("taken_back_at", nullable=True),
        *_travelling("assignment"),
        sa.CheckConstraint(
            "(exercise_id IS NULL) != (curriculum_id IS NULL)", name=op.f("ck_assignment_one_thing")
        ),
        sa.CheckConstraint(
            "unit_slug IS NULL OR curriculum_id IS NOT NULL",
            name=op.f("ck_assignment_unit_of_curriculum"),
        ),
    )
    op.create_index(op.f("ix_assignment_group_id"), "assignment", ["group_id"])
    op.create_index(op.f("ix_assignment_learner_id"), "assignment", ["learner_id"])


def _make_badges_and_days() -> None:
    op.create_table(
        "badge",
        *_refers("badge", "learner_id", "learner"),
        sa.Column("slug", sa.String(60), nullable=False),
        sa.Column("earned_for", sa.String(80), nullable=False),
        _instant("earned_at"),
        *_travelling("badge"),
        sa.UniqueConstraint(
            "learner_id", "slug", "earned_for", name=op.f("uq_badge_learner_id_slug_earned_for")
        ),
    )
    op.create_table(
        "learner_day",
        *_refers("learner_day", "learner_id", "learner"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("checks", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("learner_id", "day", name=op.f("pk_learner_day")),
    )
    op.create_index("ix_learner_day_day", "learner_day", ["day"])


def _widen_works() -> None:
    kinds = _word("creationkind", "exercise", "robot", "drawing", "program", "game", "page")
    with op.batch_alter_table("creation") as batch:
        batch.add_column(sa.Column("kind", kinds, nullable=False, server_default="exercise"))
        batch.add_column(sa.Column("title", sa.String(60), nullable=True))
        batch.add_column(_instant("changed_at", nullable=True))
        batch.add_column(_instant("thrown_away_at", nullable=True))
        batch.add_column(sa.Column("remix_of_id", sa.Uuid(), nullable=True))
        batch.add_column(
            sa.Column("is_remix_of_nobody", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.create_foreign_key(
            op.f("fk_creation_remix_of_id"),
            "creation",
            ["remix_of_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch.drop_constraint(op.f("uq_creation_learner_id_exercise_id"), type_="unique")
        batch.alter_column("exercise_id", existing_type=sa.Uuid(), nullable=True)
        batch.alter_column("chosen_at", existing_type=sa.DateTime(timezone=True), nullable=True)
    op.execute("UPDATE creation SET changed_at = chosen_at")
    with op.batch_alter_table("creation") as batch:
        batch.alter_column("kind", existing_type=kinds, server_default=None)
        batch.alter_column("changed_at", existing_type=sa.DateTime(timezone=True), nullable=False)
    op.create_index("ix_creation_learner_changed_at", "creation", ["learner_id", "changed_at"])
    op.create_index("ix_creation_remix_of_id", "creation", ["remix_of_id"])
    _name_works()


def _name_works() -> None:
    identity = sa.Uuid()
    columns = [sa.column(name, identity) for name in ("id", "learner_id", "exercise_id")]
    works = sa.table("creation", *columns)
    connection = op.get_bind()
    for row in connection.execute(sa.select(works)).all():
        name = uuid5(NAMES, f"creation/{row.learner_id}/{row.exercise_id}")
        connection.execute(sa.update(works).where(works.c.id == row.id).values(id=name))
