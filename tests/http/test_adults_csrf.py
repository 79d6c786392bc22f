"""No state changes without the token of the page it was asked from."""

import re

import pytest
from tests.cast import PASSWORD

from tremplin.models import Card
from tremplin.models.db import db

PATHS = [
    "/login",
    "/logout",
    "/language",
    "/teach/groups/new",
    "/teach/groups/{0.mercredi.id}/cards",
    "/teach/groups/{0.mercredi.id}/curricula",
    "/teach/learners/{0.awa.id}/card",
    "/teach/learners/{0.awa.id}/slip",
    "/teach/learners/{0.awa.id}/slips/revoke",
    "/teach/staff",
    "/family/",
    "/family/leave",
]


@pytest.mark.parametrize("path", PATHS)
def test_without_the_token_nothing_happens(guarded, app, cast, path):
    client = cast.log_in(guarded(), cast.karim)
    assert client.post(path.format(cast), data={"language": "fr"}).status_code == 400
    with app.app_context():
        assert db.session.query(Card).filter(Card.revoked_at.is_not(None)).count() == 0
    assert client.get("/teach/").status_code == 200


def test_with_the_token_of_the_page_one_comes_in(guarded, cast):
    client = guarded()
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/login").text).group(1)
    answer = client.post(
        "/login", data={"csrf_token": token, "email": cast.nadia.email, "password": PASSWORD}
    )
    assert answer.status_code == 302
