"""What is kept of a child has no more places than are needed: a new column is a decision, and fails here first."""

from tremplin.models import Learner
from tremplin.models.db import Base

NEEDED = {
    "id", "origin", "created_origin", "clock", "group_id", "display_name", "avatar", "age_band", "language",
    "created_at", "archived_at", "preview_staff_id", "erase_at", "erase_reason", "last_seen_at",
}  # fmt: skip
TOO_MUCH = (
    "mail",
    "birth",
    "surname",
    "last_name",
    "phone",
    "address",
    "gender",
    "school",
    "photo",
    "latitude",
    "ip_",
)


def test_a_childs_row_has_these_columns_and_no_other():
    assert {column.name for column in Learner.__table__.columns} == NEEDED


def test_no_table_about_children_has_a_place_for_more():
    about_children = [
        table
        for table in Base.metadata.tables.values()
        if table is Learner.__table__
        or any(key.column.table is Learner.__table__ for key in table.foreign_keys)
    ]
    found = [
        f"{table}.{column.name}"
        for table in about_children
        for column in table.columns
        if any(word in column.name for word in TOO_MUCH)
    ]
    assert len(about_children) > 8
    assert found == []
