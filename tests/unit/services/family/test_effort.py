from datetime import UTC, datetime, timedelta

from tremplin.services.family.effort import days_present, minutes_at_work

START = datetime(2026, 11, 18, 14, tzinfo=UTC)


def at(*minutes: float) -> list[datetime]:
    return [START + timedelta(minutes=minute) for minute in minutes]


def test_nothing_done_is_no_minute():
    assert minutes_at_work([]) == 0


def test_one_sign_of_life_is_a_minute():
    assert minutes_at_work(at(0)) == 1


def test_short_pauses_are_work():
    assert minutes_at_work(at(0, 3, 7, 12)) == 13


def test_long_pauses_are_not():
    assert minutes_at_work(at(0, 2, 60, 62)) == 6


def test_the_order_does_not_matter():
    assert minutes_at_work(at(12, 0, 7, 3)) == 13


def test_a_browser_left_open_for_a_week_adds_nothing():
    assert minutes_at_work(at(0, 7 * 24 * 60)) == 2


def test_a_day_counts_once():
    assert days_present(at(0, 30)) == 1
    assert days_present(at(0, 24 * 60, 48 * 60)) == 3
