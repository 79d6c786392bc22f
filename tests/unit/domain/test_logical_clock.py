"""Whatever machines' clocks do, a site's readings grow: over restarts, rolled back writes and other sites' rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tremplin.domain.logical_clock import (
    AHEAD_MS,
    RESERVED_MS,
    ClockAheadError,
    LogicalClock,
    milliseconds_of,
    reading_at,
)

NOW = 1_780_000_000_000
DAY = 24 * 60 * 60 * 1000
walls = st.one_of(st.integers(0, 2**47), st.integers(NOW - 3 * DAY, NOW + 3 * DAY))


class House(RuleBasedStateMachine):
    """A site whose processes start, write, roll back and die on a machine whose clock does what it likes."""

    def __init__(self):
        super().__init__()
        self.noted = 0
        self.clock = LogicalClock()
        self.written: list[int] = []

    @rule(wall=walls, rows=st.integers(1, 5), is_committed=st.booleans())
    def write(self, wall, rows, is_committed):
        readings = [self.clock.tick(wall) for _ in range(rows)]
        ceiling = self.clock.ceiling_to_note(wall)
        if not is_committed:
            return
        self.written += readings
        if ceiling is not None:
            self.noted = max(self.noted, ceiling)
            self.clock.ceiling_noted(ceiling)

    @rule()
    def start_anew(self):
        self.clock = LogicalClock()
        self.clock.start_from(self.noted)

    @rule(wall=walls)
    def believe(self, wall):
        self.clock.believe(wall)

    @rule(wall=walls, foreign=walls)
    def bring_home(self, wall, foreign):
        try:
            self.clock.witness(reading_at(foreign), wall)
        except ClockAheadError:
            return
        assert self.clock.tick(wall) > reading_at(foreign)

    @invariant()
    def readings_grow(self):
        assert self.written == sorted(set(self.written))
        assert all(reading < self.noted for reading in self.written)


TestHouse = House.TestCase
TestHouse.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)


def test_it_follows_the_machines_clock():
    clock = LogicalClock()
    assert clock.tick(NOW) == reading_at(NOW)
    assert clock.tick(NOW) == reading_at(NOW) + 1
    assert clock.tick(NOW + 5) == reading_at(NOW + 5)
    assert clock.tick(NOW - DAY) == reading_at(NOW + 5) + 1


def test_a_full_counter_goes_on_in_the_next_millisecond():
    clock = LogicalClock()
    last = [clock.tick(NOW) for _ in range(65_537)][-1]
    assert last == reading_at(NOW + 1)


def test_a_mistyped_date_is_not_followed_until_somebody_believes_it():
    clock = LogicalClock()
    clock.tick(NOW)
    assert clock.tick(NOW + AHEAD_MS + 1) == reading_at(NOW) + 1
    assert milliseconds_of(clock.tick(NOW + AHEAD_MS)) == NOW + AHEAD_MS
    month_later = NOW + 30 * DAY
    clock.believe(month_later)
    assert milliseconds_of(clock.tick(month_later + 1)) == month_later + 1


def test_a_foreign_clock_far_ahead_of_every_other_is_refused():
    clock = LogicalClock()
    first = clock.tick(NOW)
    with pytest.raises(ClockAheadError) as refused:
        clock.witness(reading_at(NOW + AHEAD_MS + 7), NOW)
    assert refused.value.ahead_ms == AHEAD_MS + 7
    assert clock.tick(NOW) == first + 1, "what was refused has not moved it"


def test_a_machine_that_is_behind_takes_what_is_near_to_its_own_rows():
    clock = LogicalClock()
    clock.tick(NOW)
    clock.witness(reading_at(NOW + DAY), wall_ms=NOW - 365 * DAY)
    assert clock.tick(NOW - 365 * DAY) == reading_at(NOW + DAY) + 1


def test_many_starts_do_not_add_up():
    noted = 0
    for _ in range(50):
        clock = LogicalClock()
        clock.start_from(noted)
        clock.tick(NOW)
        noted = clock.ceiling_to_note(NOW) or noted
    assert milliseconds_of(noted) - NOW <= RESERVED_MS + 50 * 1000


@given(st.lists(st.integers(1_500_000_000_000_000_000, 4_000_000_000_000_000_000), min_size=2))
def test_the_old_clocks_keep_their_order_as_new_ones(old):
    """The arithmetic of migration 0050, which SQLite and PostgreSQL do in the same whole numbers."""
    new = [clock // 1_000_000 * 65_536 + clock % 1_000_000 // 16 for clock in sorted(old)]
    assert new == sorted(new)
    assert new[-1] < 2**63
    back = [clock // 65_536 * 1_000_000 + clock % 65_536 * 15 for clock in new]
    assert back == sorted(back)
