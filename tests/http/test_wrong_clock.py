"""A workshop on a machine whose clock is a year ahead, behind, back in 1970, or changes to summer time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from tests.cast import SECRET_KEY, a_verdict, hand_in, note_progress

from tremplin.models import AgeBand, AuditEvent, EraseReason, Group, Learner, Progress, Site, Staff
from tremplin.models.db import db, unit_of_work
from tremplin.services.accounts.child_erasure import plan_erasure
from tremplin.services.accounts.staff_invitations import invite_instructor
from tremplin.services.clock import last_midnight, now, tonight
from tremplin.services.groups.cards import issue_cards
from tremplin.services.groups.day_passes import good_passes, issue_day_pass
from tremplin.services.learning.drafts import save_draft
from tremplin.services.learning.hands import Snapshot, raise_hand, raised_hand
from tremplin.services.operations.keep_house import Retention, keep_house
from tremplin.services.teaching.hand_answers import hands_of
from tremplin.services.teaching.replay import replay
from tremplin.web.base.pictures import secret_pictures
from tremplin_sandbox.verdict import VerdictClass

YEAR = timedelta(days=365)
RETENTION = Retention(timedelta(days=730), timedelta(days=60))
JUMPS = (YEAR, -YEAR, datetime(1970, 1, 2, tzinfo=UTC) - datetime.now(UTC))


def at(jump):
    """Inside, the clock is off by so much."""
    return time_machine.travel(datetime.now(UTC) + jump)


@pytest.mark.parametrize("jump", JUMPS)
def test_the_newest_check_is_the_one_that_came_last(app, cast, jump):
    """Wrong while the clock is off, right once it is put right, and the other way round."""
    with app.app_context():
        with at(jump):
            hand_in(cast.awa, "hello", "print('before')", a_verdict(VerdictClass.FAILED))
        hand_in(cast.awa, "hello", "print('Bip')", a_verdict())
    awa = cast.log_in(app.test_client(), cast.awa)
    assert "verdict--passed" in awa.get("/exercises/hello").text
    nadia = cast.log_in(app.test_client(), cast.nadia)
    page = nadia.get(f"/teach/learners/{cast.awa.id}/exercises/hello").text
    assert page.index("Bip") < page.index("before")


@pytest.mark.parametrize("jump", JUMPS)
def test_a_look_back_goes_by_the_order_of_saving(app, cast, jump):
    with app.app_context():
        awa = db.session.get_one(Learner, cast.awa.id)
        exercise_id = _exercise_of(cast)
        with at(jump):
            save_draft(awa.id, exercise_id, "1", 0)
        save_draft(awa.id, exercise_id, "2", 1)
        moments = replay(awa, "hello", "cli").moments
        assert [moment.source for moment in moments if moment.handed_in is None] == ["1", "2"]


@pytest.mark.parametrize("jump", JUMPS)
def test_a_child_comes_in_and_works_whatever_the_clock_says(app, cast, jump):
    browser = app.test_client()
    for off in (timedelta(0), jump, timedelta(0)):
        with at(off):
            answer = browser.get(f"/c/{cast.awa.token}")
            assert answer.status_code == 302
            # A browser goes by its own clock: with a moment of this one's, it might throw the cookie away at once.
            cookies = answer.headers.getlist("Set-Cookie")
            assert [
                cookie for cookie in cookies if "Expires" in cookie and "Max-Age" not in cookie
            ] == []
            assert browser.get("/path").status_code == 200


def test_a_card_made_while_the_clock_was_ahead_lets_its_child_in(app, cast):
    with app.app_context(), at(YEAR):
        awa = db.session.get_one(Learner, cast.awa.id)
        card = issue_cards([awa], secret_pictures(), SECRET_KEY, "cli")[0]
    browser = app.test_client()
    assert browser.get(f"/c/{card.token}").status_code == 302
    assert browser.get("/path").status_code == 200


def test_what_was_to_last_a_night_or_a_week_does_not_last_a_year(app, cast):
    with app.app_context():
        group, nadia = (
            db.session.get_one(Group, cast.mercredi.id),
            db.session.get_one(Staff, cast.nadia.id),
        )
        with at(YEAR):
            issued = issue_day_pass(group, "Sofia", nadia, SECRET_KEY)
            token = invite_instructor("lea@example.org", "Léa", SECRET_KEY)
        assert good_passes(group) == []
    visitor = app.test_client()
    assert visitor.get(f"/pass/{issued.token}").status_code == 404
    assert visitor.get(f"/invite/{token}").status_code == 404


def test_a_hand_raised_while_the_clock_was_ahead_is_up_no_more(app, cast):
    with app.app_context():
        exercise_id = _exercise_of(cast)
        with at(YEAR):
            raise_hand(cast.awa.id, exercise_id, Snapshot("print()", None, None))
        assert raised_hand(cast.awa.id) is None
        assert hands_of(db.session.get_one(Group, cast.mercredi.id)) == []
        raise_hand(cast.awa.id, exercise_id, Snapshot("print()", None, None))
        assert raised_hand(cast.awa.id) is not None


def _exercise_of(cast):
    note_progress(cast.awa, "hello", opened_only=True)
    return db.session.query(Progress).one().exercise_id


@pytest.fixture(params=[0, 50])
def house(request, app, cast):
    """The cast alone or fifty children more, who were here this week; the house has seen what time it is."""
    with app.app_context():
        with unit_of_work() as session:
            session.add_all(
                Learner(
                    group_id=cast.mercredi.id,
                    display_name=f"Enfant {number}",
                    avatar="cat",
                    age_band=AgeBand.MIDDLE,
                    language="fr",
                    created_at=now(),
                )
                for number in range(request.param)
            )
        keep_house(SECRET_KEY, RETENTION, app.config["SETTINGS"].var / "note")


def children():
    return db.session.query(Learner).count()


def test_wrong_looks_at_the_clock_erase_nobody(app, cast, house):
    with app.app_context():
        before, wished = children(), db.session.get_one(Learner, cast.awa.id)
        plan_erasure(wished, "family", EraseReason.FAMILY)
        for days in (3 * 365, 3 * 365 + 61, 4 * 365, -400, -20_000):
            with at(timedelta(days=days)):
                keep_house(SECRET_KEY, RETENTION, app.config["SETTINGS"].var / "note")
        assert children() == before
        assert [
            each.id for each in db.session.query(Learner).filter(Learner.erase_at.is_not(None))
        ] == [cast.awa.id]


def test_an_admin_says_that_the_date_is_right_and_the_clock_of_erasure_goes_on(app, cast, house):
    karim, nadia = (cast.log_in(app.test_client(), adult) for adult in (cast.karim, cast.nadia))
    assert "/teach/clock" not in karim.get("/teach/").text
    with at(3 * YEAR):
        karim, nadia = (cast.log_in(app.test_client(), adult) for adult in (cast.karim, cast.nadia))
        assert "/teach/clock" in karim.get("/teach/").text
        assert "/teach/clock" not in nadia.get("/teach/").text
        karim.post("/teach/clock")
        assert "/teach/clock" not in karim.get("/teach/").text
        with app.app_context():
            keep_house(SECRET_KEY, RETENTION, app.config["SETTINGS"].var / "note")
            assert (
                db.session.query(Learner).filter(Learner.erase_at.is_not(None)).count()
                == children()
                > 0
            )
            assert db.session.query(AuditEvent).filter_by(action="clock.confirmed").count() == 1


def test_a_clock_that_is_put_right_is_believed_again(app, house):
    with app.app_context():
        with at(YEAR):
            keep_house(SECRET_KEY, RETENTION, app.config["SETTINGS"].var / "note")
        keep_house(SECRET_KEY, RETENTION, app.config["SETTINGS"].var / "note")
        assert abs(db.session.query(Site).one().last_seen_at - now()) < timedelta(minutes=1)


@pytest.fixture
def in_paris(monkeypatch):
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("noon", "morning", "evening"),
    [
        (datetime(2026, 3, 29, 10, tzinfo=UTC), (28, 23), (29, 22)),
        (datetime(2026, 10, 25, 11, tzinfo=UTC), (24, 22), (25, 23)),
        (datetime(2026, 11, 23, 11, tzinfo=UTC), (22, 23), (23, 23)),
    ],
)
def test_a_day_begins_and_ends_at_midnight_also_when_summer_time_does(
    in_paris, noon, morning, evening
):
    """Day of the month and hour, in UTC."""
    # As a number: with a zone of its own the time machine would leave Paris.
    with time_machine.travel(noon.timestamp()):
        begins, ends = last_midnight().astimezone(UTC), tonight().astimezone(UTC)
    assert ((begins.day, begins.hour), (ends.day, ends.hour)) == (morning, evening)
