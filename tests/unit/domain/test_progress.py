from datetime import UTC, datetime, timedelta

from tremplin.domain.progress import Outcome, ProgressState, advance

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FAIL = Outcome(passed=False, counts=True, advice_followed=False)
PASS = Outcome(passed=True, counts=True, advice_followed=True)
LONG_PASS = Outcome(passed=True, counts=True, advice_followed=False)
OUR_FAULT = Outcome(passed=False, counts=False, advice_followed=False)


def test_a_failure_counts_an_attempt_and_nothing_else():
    assert advance(ProgressState(), FAIL, NOON) == ProgressState(attempts=1)


def test_a_pass_earns_a_star_and_following_the_advice_a_second_one():
    assert advance(ProgressState(), LONG_PASS, NOON).stars == 1
    assert advance(ProgressState(), PASS, NOON).stars == 2


def test_an_earned_success_is_never_taken_back():
    solved = advance(ProgressState(), PASS, NOON)
    later = advance(solved, FAIL, NOON + timedelta(days=1))
    assert (later.stars, later.first_success_at, later.attempts) == (2, NOON, 2)


def test_the_first_success_keeps_its_date():
    again = advance(advance(ProgressState(), LONG_PASS, NOON), PASS, NOON + timedelta(days=1))
    assert (again.stars, again.first_success_at) == (2, NOON)


def test_a_fault_of_the_platform_is_no_attempt():
    assert advance(ProgressState(attempts=3), OUR_FAULT, NOON) == ProgressState(attempts=3)
