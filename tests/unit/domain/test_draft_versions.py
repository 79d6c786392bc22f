from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from tremplin.domain.draft_versions import ALL_OF_THE_LAST, MOST, Version, worth_keeping

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def typed(seconds, start=NOON, first=1):
    """A version every two seconds, a character longer each time, the newest first."""
    count = seconds // 2
    versions = [
        Version(first + place, start + timedelta(seconds=2 * place), f"print({first + place})")
        for place in range(count)
    ]
    return versions[::-1]


def kept(versions):
    numbers = worth_keeping(versions)
    return [version for version in versions if version.number in numbers]


def test_of_no_version_and_of_one_nothing_is_forgotten():
    assert worth_keeping([]) == set()
    assert worth_keeping(typed(2)) == {1}


def test_the_last_ones_all_stay_and_before_them_one_a_minute():
    versions = typed(3600)
    left = kept(versions)
    assert left[:ALL_OF_THE_LAST] == versions[:ALL_OF_THE_LAST]
    older = [version.saved_at for version in left[ALL_OF_THE_LAST - 1 :]]
    assert all(later - each >= timedelta(minutes=1) for later, each in pairwise(older))
    assert 55 <= len(older) <= 60


@pytest.mark.parametrize(("days", "apart"), [(2, timedelta(hours=1)), (60, timedelta(days=1))])
def test_the_older_the_sparser(days, apart):
    versions = [*typed(7200, NOON + timedelta(days=days), first=10_000), *typed(7200)]
    old = [version.saved_at for version in kept(versions) if version.number < 10_000]
    assert 1 <= len(old) <= timedelta(hours=2) / apart + 1


def test_a_year_of_it_is_bounded():
    days = [typed(600, NOON + timedelta(days=day), 1 + 300 * day) for day in reversed(range(300))]
    assert len(worth_keeping([version for day in days for version in day])) == MOST


def test_what_was_overwritten_stays():
    versions = typed(3600)
    lost = Version(
        versions[900].number,
        versions[900].saved_at,
        "print('a robot that went by a slip of the hand')",
    )
    versions[900] = lost
    assert lost in kept(versions)


def test_thinning_again_forgets_next_to_nothing():
    left = kept(typed(7200))
    assert len(kept(left)) >= len(left) - 1


@pytest.mark.parametrize("back", [timedelta(days=365), timedelta(days=-365)])
def test_a_clock_that_jumped_keeps_the_last_ones_by_number(back):
    versions = [*typed(200, NOON + back, first=10_000), *typed(3600)]
    assert {version.number for version in versions[:ALL_OF_THE_LAST]} <= worth_keeping(versions)
