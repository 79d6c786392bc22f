import pytest

from tremplin.models import Learner
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.child_erasure import erase_now
from tremplin.services.audit.record_access import record_access
from tremplin.services.audit.trail import told_events


@pytest.fixture
def five_looks(app, cast):
    with app.app_context():
        for number in range(5):
            with unit_of_work():
                child = cast.awa if number % 2 else cast.lina
                record_access(f"staff:{cast.nadia.id}", "child.opened", child.id, number=number)
        yield


def numbers(events) -> list[int]:
    return [told.event.details["number"] for told in events]


def test_pages_of_the_trail_go_on_where_the_one_before_ended(five_looks):
    first = told_events(2)
    second = told_events(2, before=first[-1].event.id)
    third = told_events(2, before=second[-1].event.id)
    assert [numbers(page) for page in (first, second, third)] == [[4, 3], [2, 1], [0]]


def test_the_trail_of_one_child_is_of_that_child_with_names_as_far_as_they_are_here(
    five_looks, cast
):
    about_awa = told_events(10, learner_id=cast.awa.id)
    assert numbers(about_awa) == [3, 1]
    assert (about_awa[0].actor, about_awa[0].child) == ("Nadia", "Awa")
    erase_now(db.session.get_one(Learner, cast.awa.id), "cli")
    assert {told.child for told in told_events(10, learner_id=cast.awa.id)} == {None}
