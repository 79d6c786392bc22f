"""How many containers to keep warm."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tremplin_sandbox.running.sizing import (
    IDLE_MIB,
    RESERVE_MIB,
    Demand,
    free_memory_mib,
    wanted_size,
)

count = st.integers(0, 100)


@given(count, st.floats(0, 1e6), count, count, count)
def test_within_bounds_whatever_the_demand(
    peak: int, free_mib: float, held: int, least: int, most: int
) -> None:
    size = wanted_size(peak, free_mib, held, least, most)
    assert least <= size <= max(least, most)


def test_it_follows_the_demand_where_memory_is_free() -> None:
    assert [wanted_size(peak, 10_000, 0, 4, 32) for peak in (0, 10, 99)] == [4, 10, 32]


def test_memory_that_is_not_free_is_not_taken() -> None:
    assert wanted_size(30, RESERVE_MIB + 10 * IDLE_MIB, 0, 4, 32) == 10
    assert wanted_size(30, RESERVE_MIB, 8, 4, 32) == 8
    assert wanted_size(30, 0, 0, 4, 32) == 4


def test_a_burst_is_remembered_for_a_while() -> None:
    demand = Demand(window_s=60)
    demand.note(30, now=0)
    demand.note(2, now=10)
    assert [demand.peak(now) for now in (10, 59, 65, 200)] == [30, 30, 2, 0]


def test_the_kernel_says_what_is_free() -> None:
    assert free_memory_mib() > 1
