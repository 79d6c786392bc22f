from datetime import timedelta

import pytest
import time_machine
from tests.cast import note_progress

from tremplin.domain.logical_clock import LogicalClock, reading_at
from tremplin.domain.path import UnitOpening
from tremplin.models import Card
from tremplin.models.db import Origin, db, unit_of_work, wall_ms
from tremplin.services.clock import now
from tremplin.services.content.catalogue import current_exercise
from tremplin.services.groups.assigned_curricula import arrange_units
from tremplin.services.groups.cards import without_card
from tremplin.services.groups.child_changes import archive_child
from tremplin.services.learning.hands import Snapshot, raise_hand
from tremplin.services.teaching.boards import TICK_S, board_version
from tremplin.services.teaching.hand_answers import close_hand, take_hand


@pytest.fixture
def noon(rows):
    """Time stands still, at the beginning of a minute to come, so that nothing but news makes another version."""
    with time_machine.travel(
        (now() + timedelta(minutes=1)).replace(second=0, microsecond=0), tick=False
    ) as clock:
        yield clock


def hand_of(learner):
    return raise_hand(
        learner.id, current_exercise("hello").exercise_id, Snapshot("print()", "", None)
    )


NEWS = {
    "an exercise is opened": lambda rows: note_progress(rows.awa, "hello", opened_only=True),
    "a hand is up": lambda rows: hand_of(rows.awa),
    "somebody goes there": lambda rows: take_hand(hand_of(rows.theo), rows.nadia),
    "it is down again": lambda rows: close_hand(hand_of(rows.theo), rows.nadia),
    "a child has left": lambda rows: archive_child(rows.awa, "cli"),
    "a unit is opened by hand": lambda rows: arrange_units(
        rows.mercredi,
        "first-steps",
        ["say", "count"],
        {"say": UnitOpening.BY_RULE, "count": UnitOpening.OPEN},
        "cli",
    ),
}


@pytest.mark.parametrize("news", NEWS.values(), ids=NEWS.keys())
def test_news_make_another_version_of_this_board_alone(rows, noon, news):
    before, elsewhere = board_version(rows.mercredi.id), board_version(rows.samedi.id)
    news(rows)
    assert board_version(rows.mercredi.id) != before
    assert board_version(rows.samedi.id) == elsewhere


def test_a_write_is_news_though_another_process_is_ahead(rows, noon, monkeypatch):
    with monkeypatch.context() as ahead, unit_of_work():
        ahead.setattr(Origin, "clock", LogicalClock(reading_at(wall_ms() + 120_000)))
        rows.theo.display_name = "Théo B."
    before = board_version(rows.mercredi.id)
    with unit_of_work():
        rows.awa.display_name = "Awa B."
    assert rows.awa.clock < rows.theo.clock
    assert board_version(rows.mercredi.id) != before


def test_idle_minutes_are_news_without_anybody_writing_anything(rows, noon):
    before = board_version(rows.mercredi.id)
    noon.shift(timedelta(seconds=TICK_S - 1))
    assert board_version(rows.mercredi.id) == before
    noon.shift(timedelta(seconds=1))
    assert board_version(rows.mercredi.id) != before


def test_a_card_that_lets_nobody_in_is_missing(rows, cast):
    assert without_card(rows.mercredi) == []
    with unit_of_work():
        db.session.query(Card).filter_by(learner_id=cast.awa.id).one().revoked_at = now()
    assert [learner.display_name for learner in without_card(rows.mercredi)] == ["Awa"]
