from collections.abc import Iterator

import pytest

from tremplin.models import AuditEvent, Staff
from tremplin.models.db import db
from tremplin.services.accounts.change_password import change_password
from tremplin.services.accounts.staff_login import staff_by_password
from tremplin.services.errors import Refused


@pytest.fixture
def nadia(app, cast) -> Iterator[Staff]:
    with app.app_context():
        yield db.session.get_one(Staff, cast.nadia.id)


@pytest.mark.parametrize(
    ("password", "reason"), [("three hills", "short_password"), ("nadia-123456", "easy_password")]
)
def test_a_password_that_is_guessed_first_is_not_kept(nadia, password, reason):
    with pytest.raises(Refused, match=reason):
        change_password(nadia, password)
    assert db.session.query(AuditEvent).count() == 0


def test_from_then_on_the_new_one_lets_her_in_and_the_old_one_does_not(nadia, cast):
    change_password(nadia, "three hills!")
    assert staff_by_password(nadia.email, "three hills!") is nadia
    assert staff_by_password(nadia.email, cast.nadia.password) is None
    assert db.session.query(AuditEvent).one().action == "password.changed"
