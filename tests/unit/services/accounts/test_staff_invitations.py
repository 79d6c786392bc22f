import pytest
from tests.cast import SECRET_KEY

from tremplin.models import Staff
from tremplin.models.db import db
from tremplin.services.accounts.staff_invitations import (
    accept_invite,
    adults,
    invite_instructor,
    open_invite,
)
from tremplin.services.clock import now
from tremplin.services.errors import NotFound, Refused


@pytest.fixture(autouse=True)
def _context(app):
    with app.app_context():
        yield


def test_two_clicks_at_once_choose_one_password():
    token = invite_instructor("ines@example.org", "Inès", SECRET_KEY)
    invite = open_invite(token, SECRET_KEY)
    accept_invite(invite, "Inès", "three green hills", "fr")
    with pytest.raises(NotFound):
        accept_invite(invite, "Mallory", "somebody else's words", "fr")
    assert invite.staff.name == "Inès"


def test_a_password_one_character_too_short_leaves_the_link_alive():
    token = invite_instructor("ines@example.org", "Inès", SECRET_KEY)
    with pytest.raises(Refused, match="short_password"):
        accept_invite(open_invite(token, SECRET_KEY), "Inès", "three hills", "fr")
    assert open_invite(token, SECRET_KEY).staff.password_hash is None
    assert (
        accept_invite(open_invite(token, SECRET_KEY), "Inès", "three hills!", "fr").password_hash
        is not None
    )


def test_an_archived_adult_is_not_invited_again(cast):
    db.session.get(Staff, cast.omar.id).archived_at = now()
    db.session.commit()
    with pytest.raises(Refused):
        invite_instructor(cast.omar.email.upper(), "Omar", SECRET_KEY)
    assert "Omar" not in [adult.name for adult in adults()]


def test_inviting_an_adult_again_keeps_her_name_and_role(cast):
    invite_instructor(cast.karim.email, "Somebody", SECRET_KEY)
    karim = db.session.get(Staff, cast.karim.id)
    assert (karim.name, karim.role) == ("Karim", "admin")
