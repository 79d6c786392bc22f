"""What the page of a child is given, from its read model alone."""

from datetime import UTC, datetime

import pytest

from tremplin.models import Group, Learner
from tremplin.read_models.learner_page import LearnerPage, OfferedUnit
from tremplin.web.teach.learner_view import learner_view


@pytest.fixture
def page() -> LearnerPage:
    group = Group(name="Mercredi")
    return LearnerPage(
        learner=Learner(display_name="Awa", group=group),
        paths=[],
        chosen=[],
        offered=[],
        other_groups=[],
        card_issued_at=None,
        slips=0,
        notes=[],
        certificates=[],
        consent=None,
    )


@pytest.mark.usefixtures("reader")
def test_what_is_offered_stands_under_its_path_and_unit(page, hello, python_basics):
    page.offered.append(OfferedUnit(python_basics, python_basics.units[0], [hello]))
    ((heading, exercises),) = learner_view(page, "Tremplin")["offered"]
    unit = python_basics.units[0]
    assert heading == f"{python_basics.title['en']} – {unit.title['en']}"
    assert exercises == [("hello", hello.title["en"], hello.difficulty)]


@pytest.mark.usefixtures("reader")
def test_letters_that_paper_does_not_have_are_told_of_every_name_printed(page):
    page.learner.group.name = "\N{EGYPTIAN HIEROGLYPH A001}"
    assert list(learner_view(page, "Tremplin")["unprinted"]) == ["\N{EGYPTIAN HIEROGLYPH A001}"]


@pytest.mark.usefixtures("reader")
def test_the_page_of_a_closed_group_is_to_read_only(page):
    assert learner_view(page, "Tremplin")["is_open"]
    page.learner.group.archived_at = datetime(2026, 11, 23, tzinfo=UTC)
    assert not learner_view(page, "Tremplin")["is_open"]
