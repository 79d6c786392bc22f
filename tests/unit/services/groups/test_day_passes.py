from tests.cast import SECRET_KEY

from tremplin.services.groups.day_passes import issue_day_pass, pass_with
from tremplin.services.groups.group_changes import archive_group


def test_a_pass_to_a_group_that_has_ended_lets_nobody_in(rows):
    token = issue_day_pass(rows.mercredi, "Sofia", rows.nadia, SECRET_KEY).token
    assert pass_with(token, SECRET_KEY).staff.name == "Sofia"
    archive_group(rows.mercredi, "cli")
    assert pass_with(token, SECRET_KEY) is None
