import pytest

from tremplin.models import EraseReason
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.child_erasure import plan_erasure
from tremplin.services.errors import Refused
from tremplin.services.groups.child_changes import (
    archive_child,
    bring_child_back,
    change_child,
    move_child,
)


def call(learner, name):
    with unit_of_work():
        learner.display_name = name
    db.session.expire_all()


def test_nobody_moves_to_where_a_child_is_called_so(rows):
    call(rows.zoe, "AWA")
    with pytest.raises(Refused, match="names_twice"):
        move_child(rows.awa, rows.samedi, "cli")
    assert rows.awa.group_id == rows.mercredi.id
    call(rows.zoe, "Zoé")
    move_child(rows.awa, rows.samedi, "cli")
    assert rows.awa.group_id == rows.samedi.id


def test_a_child_is_called_otherwise_but_not_like_another(rows):
    with pytest.raises(Refused, match="names_twice"):
        change_child(rows.awa, "lina", rows.awa.age_band, "fr", "cli")
    change_child(rows.awa, "AWA", rows.awa.age_band, "en", "cli")
    assert (rows.awa.display_name, rows.awa.language) == ("AWA", "en")


def test_who_is_back_is_not_erased(rows):
    plan_erasure(rows.awa, "house", EraseReason.IDLE)
    archive_child(rows.awa, "cli")
    bring_child_back(rows.awa, "cli")
    assert (rows.awa.archived_at, rows.awa.erase_at, rows.awa.erase_reason) == (None, None, None)


def test_nobody_comes_back_to_where_a_child_is_called_so_by_now(rows):
    archive_child(rows.awa, "cli")
    call(rows.lina, "awa")
    with pytest.raises(Refused, match="names_twice"):
        bring_child_back(rows.awa, "cli")
