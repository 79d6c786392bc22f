"""Who was let in once and is not any more: gone, expired, revoked, or a copy of a cookie that was left."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from tests.cast import PASSWORD
from tests.http.every_route import address, is_shut_out, routes

from tremplin.models import DayPass, FamilySlip, Group, Learner, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.clock import now
from tremplin.services.family.slips import revoke_slips
from tremplin.web.security.access import Role


def in_a_session(come_in, way_out):
    """Comes in, has the cookie copied, leaves; the copy."""

    def copy(app, cast, world):
        client, thief = app.test_client(), app.test_client()
        come_in(client, cast, world)
        thief.set_cookie("tremplin", client.get_cookie("tremplin").value)
        client.post(way_out)
        return thief

    return copy


def change(row, **values):
    def do(cast, world):
        with unit_of_work() as session:
            found = session.get_one(*row(cast, world))
            for name, value in values.items():
                setattr(found, name, value() if callable(value) else value)

    return do


def ended(role, do):
    """Somebody of this role, to whom something happened since."""

    def visitor(app, visitors, cast, world):
        client = visitors[role]()
        with app.app_context():
            do(cast, world)
        return client

    return visitor


def an_hour_ago():
    return now() - timedelta(hours=1)


def slip_of(cast, world):
    return FamilySlip, db.session.scalars(select(FamilySlip.id)).one()


def revoke(cast, world):
    revoke_slips(db.session.get_one(Learner, cast.awa.id), "cli")


def pass_of(cast, world):
    return DayPass, world["pass_id"]


def awa(cast, world):
    return Learner, cast.awa.id


def nadia(cast, world):
    return Staff, cast.nadia.id


def karim(cast, world):
    return Staff, cast.karim.id


COPIES = {
    "a copy of a child's cookie": in_a_session(
        lambda it, cast, world: it.get(f"/c/{cast.awa.token}"), "/bye"
    ),
    "a copy of an adult's cookie": in_a_session(
        lambda it, cast, world: it.post(
            "/login", data={"email": cast.karim.email, "password": PASSWORD}
        ),
        "/logout",
    ),
    "a copy of a family's cookie": in_a_session(
        lambda it, cast, world: it.get(f"/family/{world['slip']}"), "/family/leave"
    ),
}
FORMER = {
    "a child who left": ended(Role.LEARNER, change(awa, archived_at=now)),
    "a child of a closed group": ended(
        Role.LEARNER, change(lambda cast, world: (Group, cast.mercredi.id), archived_at=now)
    ),
    "an instructor who left": ended(Role.INSTRUCTOR, change(nadia, archived_at=now)),
    "an admin who left": ended(Role.ADMIN, change(karim, archived_at=now)),
    "an admin with another password": ended(Role.ADMIN, change(karim, password_hash="another")),
    "a stand-in of yesterday": ended(Role.STAND_IN, change(pass_of, expires_at=an_hour_ago)),
    "a stand-in whose pass was taken back": ended(Role.STAND_IN, change(pass_of, revoked_at=now)),
    "a family whose slip has expired": ended(Role.FAMILY, change(slip_of, expires_at=an_hour_ago)),
    "a family whose slip was revoked": ended(Role.FAMILY, revoke),
    "a family whose child left": ended(Role.FAMILY, change(awa, archived_at=now)),
    **{
        name: lambda app, visitors, cast, world, copy=copy: copy(app, cast, world)
        for name, copy in COPIES.items()
    },
}


@pytest.mark.parametrize("former", FORMER.values(), ids=FORMER.keys())
def test_who_was_something_and_is_so_no_more_is_a_visitor(app, cast, world, visitors, former):
    browser = former(app, visitors, cast, world)
    wrong = [
        (method, rule.rule, answer.status_code)
        for rule, method, _ in routes(app)
        if not is_shut_out(answer := browser.open(address(rule, world), method=method))
    ]
    assert wrong == []
