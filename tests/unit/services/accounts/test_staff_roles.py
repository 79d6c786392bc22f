from collections.abc import Iterator

import pytest
from tests.cast import SECRET_KEY

from tremplin.models import Staff, StaffInvite, StaffRole
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.staff_invitations import invite_instructor, open_invite
from tremplin.services.accounts.staff_roles import give_role, part_with, take_back
from tremplin.services.errors import NotFound, Refused


@pytest.fixture
def staff(app, cast) -> Iterator[dict[str, Staff]]:
    with app.app_context():
        yield {
            person.name: db.session.get_one(Staff, person.id) for person in (cast.nadia, cast.karim)
        }


def test_an_admin_who_has_chosen_no_password_yet_does_not_run_the_house(staff):
    nadia, karim = staff["Nadia"], staff["Karim"]
    give_role(nadia, StaffRole.ADMIN, "cli")
    with unit_of_work():
        nadia.password_hash = None
    for leave in (
        lambda: part_with(karim, "cli"),
        lambda: give_role(karim, StaffRole.INSTRUCTOR, "cli"),
    ):
        with pytest.raises(Refused, match="last_admin"):
            leave()


def test_an_admin_who_comes_back_is_an_instructor(staff):
    give_role(staff["Nadia"], StaffRole.ADMIN, "cli")
    part_with(staff["Karim"], "cli")
    take_back(staff["Karim"], "cli")
    assert staff["Karim"].role is StaffRole.INSTRUCTOR


def test_a_link_of_before_she_left_opens_nothing_even_when_she_is_back(staff):
    nadia = staff["Nadia"]
    token = invite_instructor(nadia.email, nadia.name, SECRET_KEY)
    part_with(nadia, "cli")
    take_back(nadia, "cli")
    with pytest.raises(NotFound):
        open_invite(token, SECRET_KEY)


def test_no_link_of_somebody_who_has_left_is_opened(staff):
    nadia = staff["Nadia"]
    token = invite_instructor(nadia.email, nadia.name, SECRET_KEY)
    part_with(nadia, "cli")
    with unit_of_work():
        # Even if leaving had forgotten to end the link.
        invite = db.session.query(StaffInvite).one()
        invite.expires_at = invite.expires_at.replace(year=invite.expires_at.year + 1)
    with pytest.raises(NotFound):
        open_invite(token, SECRET_KEY)
