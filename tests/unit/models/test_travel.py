"""Every table has a word for how it travels, and what two sites could choose apart is on a list with its answer."""

from sqlalchemy import UniqueConstraint

from tremplin.models.db import Base, Travels
from tremplin.models.travel import CHOSEN_APART, STAYING_COLUMNS, TRAVEL, Travel

TABLES = Base.metadata.tables
SENT = {name for name, how in TRAVEL.items() if how in (Travel.FACT, Travel.ARRANGEMENT)}


def held_once(table):
    """The columns of each constraint and index that lets a table have a value once, but for ids."""
    found = [
        set_.columns.keys() for set_ in table.constraints if isinstance(set_, UniqueConstraint)
    ]
    found += [index.columns.keys() for index in table.indexes if index.unique]
    return {(table.name, *columns) for columns in found}


def test_every_table_has_a_word_for_how_it_travels():
    assert set(TRAVEL) == set(TABLES)


def test_what_is_sent_has_an_id_an_origin_and_a_clock():
    columns = set(Travels.__annotations__)
    assert {name for name in SENT if not columns <= set(TABLES[name].columns.keys())} == set()


def test_what_two_sites_can_choose_apart_is_known_with_what_is_done_about_it():
    assert set().union(*(held_once(TABLES[name]) for name in SENT)) == set(CHOSEN_APART)


def test_columns_that_stay_are_columns_of_what_is_sent():
    for name, columns in STAYING_COLUMNS.items():
        assert name in SENT
        assert columns <= set(TABLES[name].columns.keys())


def test_a_row_that_is_sent_refers_only_to_what_is_sent_or_to_nothing():
    dangling = {
        f"{name}.{key.parent.name}"
        for name in SENT
        for key in TABLES[name].foreign_keys
        if key.column.table.name not in SENT and not key.parent.nullable
    }
    assert dangling == set()
