import pytest
from tests.cast import SECRET_KEY

from tremplin.models import DayPass
from tremplin.models.db import db
from tremplin.services.errors import NotFound, Refused
from tremplin.services.groups.day_passes import good_passes, issue_day_pass
from tremplin.services.groups.instructors import (
    instructors_of,
    leave_group,
    share_group,
    who_may_join,
)


def names(staff) -> list[str]:
    return [each.name for each in staff]


def test_a_stand_in_is_no_instructor_and_leaves_by_the_end_of_the_pass_alone(rows):
    issue_day_pass(rows.mercredi, "Sofia", rows.nadia, SECRET_KEY)
    sofia = db.session.query(DayPass).one().staff_id
    assert names(instructors_of(rows.mercredi)) == ["Nadia"]
    with pytest.raises(NotFound):
        leave_group(rows.mercredi, sofia, "cli")
    assert len(good_passes(rows.mercredi)) == 1


def test_whoever_leads_the_group_already_is_not_asked_again(rows):
    assert names(who_may_join(rows.mercredi)) == ["Karim", "Omar"]
    share_group(rows.mercredi, rows.omar.id, "cli")
    assert names(who_may_join(rows.mercredi)) == ["Karim"]
    with pytest.raises(NotFound):
        share_group(rows.mercredi, rows.omar.id, "cli")


def test_one_adult_stays(rows):
    with pytest.raises(Refused, match="last_instructor"):
        leave_group(rows.mercredi, rows.nadia.id, "cli")
    share_group(rows.mercredi, rows.omar.id, "cli")
    leave_group(rows.mercredi, rows.nadia.id, "cli")
    assert names(instructors_of(rows.mercredi)) == ["Omar"]
    with pytest.raises(NotFound):
        leave_group(rows.mercredi, rows.nadia.id, "cli")
