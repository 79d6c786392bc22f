import pytest

from tremplin.models import AgeBand
from tremplin.services.groups.make_group import begins_with

HOUSE = [(7, 9), (9, 11), (11, 13)]


@pytest.mark.parametrize(
    ("band", "place"),
    [(AgeBand.YOUNG, 0), (AgeBand.MIDDLE, 1), (AgeBand.TEEN, 2)],
    ids=lambda each: str(each),
)
def test_a_group_begins_with_the_path_made_for_its_age(band, place):
    assert begins_with(band, HOUSE) == place


def test_a_path_for_everybody_does_not_take_the_place_of_one_made_for_their_age():
    for_all = (6, 16)
    assert begins_with(AgeBand.YOUNG, [for_all, *HOUSE]) == 1
    assert begins_with(AgeBand.MIDDLE, [for_all]) == 0


def test_where_every_path_is_for_younger_children_it_begins_with_the_last():
    assert begins_with(AgeBand.TEEN, [(7, 9), (9, 11)]) == 1


def test_a_house_without_paths_has_none_to_begin_with():
    assert begins_with(AgeBand.YOUNG, []) is None
