"""What the pages of a group are given, from their read models alone."""

import pytest

from tremplin.models import Group, Learner
from tremplin.read_models.group_page import GroupPage, GroupSettings
from tremplin.web.teach.group_views import group_view, settings_view

ODD = "\N{EGYPTIAN HIEROGLYPH A001}"
CHILDREN = [Learner(display_name="Awa"), Learner(display_name=f"{ODD}la")]


@pytest.mark.usefixtures("reader")
def test_the_board_tells_of_letters_that_cards_do_not_have():
    page = GroupPage(
        group=Group(name="Mercredi"),
        children=CHILDREN,
        paths=[],
        offered=[],
        age=None,
        to_be_erased=[],
        without_card=1,
        without_consent=2,
    )
    view = group_view(page)
    assert view["unprinted"] == {f"{ODD}la": ODD}
    assert (view["children"], view["without_card"], view["without_consent"]) == (2, 1, 2)


@pytest.mark.usefixtures("reader")
def test_slips_bear_the_name_of_the_site_too():
    page = GroupSettings(
        group=Group(name="Mercredi"),
        children=CHILDREN[:1],
        archived=[],
        to_be_erased=[],
        without_consent=[],
        age=None,
        paths=[],
        offered=[],
        adults=[],
        others=[],
        passes=[],
    )
    assert settings_view(page, f"Club {ODD}")["unprinted"] == {f"Club {ODD}": ODD}
    assert settings_view(page, "Club")["unprinted"] == {}
