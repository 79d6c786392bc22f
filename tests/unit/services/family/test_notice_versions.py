from collections.abc import Iterator

import pytest
from sqlalchemy import select

from tremplin.models import Consent, ConsentWay, Learner
from tremplin.models.db import db, unit_of_work
from tremplin.services.family.consent import (
    NOTICE,
    give_consent,
    standing_consent,
    withdraw_consent,
)


@pytest.fixture
def awa(app, cast) -> Iterator[Learner]:
    with app.app_context():
        yield db.session.get_one(Learner, cast.awa.id)


def notices(learner: Learner) -> list[str]:
    return [
        consent.notice for consent in db.session.scalars(select(Consent).order_by(Consent.given_at))
    ]


def test_a_yes_to_an_older_notice_is_given_anew_and_stays_in_the_book(awa):
    give_consent(awa, "fr", ConsentWay.PAPER, "cli")
    with unit_of_work():
        standing_consent(awa).notice = "2025-01"
    give_consent(awa, "ar", ConsentWay.PAGE, "slip:1")
    give_consent(awa, "ar", ConsentWay.PAGE, "slip:1")
    assert notices(awa) == ["2025-01", NOTICE]
    standing = standing_consent(awa)
    assert (standing.notice, standing.language, standing.way) == (NOTICE, "ar", ConsentWay.PAGE)


def test_withdrawing_ends_every_yes_and_tells_by_whom(awa):
    give_consent(awa, "fr", ConsentWay.PAPER, "cli")
    with unit_of_work():
        standing_consent(awa).notice = "2025-01"
    give_consent(awa, "fr", ConsentWay.PAGE, "slip:1")
    withdraw_consent(awa, "slip:2")
    assert standing_consent(awa) is None
    assert {consent.withdrawn_by for consent in db.session.scalars(select(Consent))} == {"slip:2"}
