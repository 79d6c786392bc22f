"""Whose job runs next."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from tremplin_sandbox.errors import EngineError
from tremplin_sandbox.turns import LaneFullError, Turns


class Race:
    """Jobs that wait for their turn, and the order in which they got it."""

    def __init__(self, turns: Turns) -> None:
        self.order: list[str] = []
        self.places: dict[str, list[int]] = {}
        self._turns = turns
        self._threads: list[threading.Thread] = []

    def enter(self, name: str, lane: str) -> None:
        """Queue a job and wait until it stands in line."""
        before = self._turns.waiting()
        self.places[name] = []
        thread = threading.Thread(target=self._run, args=(name, lane))
        self._threads.append(thread)
        thread.start()
        _until(lambda: self._turns.waiting() == before + 1 and bool(self.places[name]))

    def finish(self) -> list[str]:
        for thread in self._threads:
            thread.join(5)
        return self.order

    def _run(self, name: str, lane: str) -> None:
        with self._turns.turn(lane, self.places[name].append):
            self.order.append(name)


def _until(is_so: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(500):
        if is_so():
            return
        pause.wait(0.01)
    raise AssertionError("it never came to that")


def test_lanes_take_turns_whoever_came_first() -> None:
    turns = Turns(1, 100)
    race = Race(turns)
    with turns.turn("other"):
        for number in range(20):
            race.enter(f"loop-{number}", "loops")
        race.enter("quick", "quick")
        assert race.places["quick"] == [2]
    assert race.finish().index("quick") <= 1


def test_one_job_of_a_lane_at_a_time() -> None:
    turns = Turns(4, 100)
    race = Race(turns)
    with turns.turn("a"):
        race.enter("second", "a")
        assert race.order == []
        with turns.turn("b"):
            assert turns.waiting() == 1
    assert race.finish() == ["second"]


def test_the_place_in_the_line_is_told_as_it_changes() -> None:
    turns = Turns(1, 100)
    race = Race(turns)
    with turns.turn("x"):
        race.enter("a1", "a")
        race.enter("a2", "a")
        race.enter("b1", "b")
        assert (race.places["a1"], race.places["b1"]) == ([1], [2])
        _until(lambda: race.places["a2"][-1] == 3)
    race.finish()
    assert [places[-1] for places in race.places.values()] == [0, 0, 0]


def test_a_lane_holds_so_many() -> None:
    turns = Turns(1, 1)
    race = Race(turns)
    with turns.turn("a"):
        race.enter("waits", "a")
        with pytest.raises(LaneFullError), turns.turn("a"):
            pass
    assert race.finish() == ["waits"]


def test_whoever_has_no_lane_stands_alone() -> None:
    turns = Turns(2, 1)
    with turns.turn(), turns.turn():
        assert turns.waiting() == 0


def test_closing_sends_those_away_who_wait() -> None:
    turns = Turns(1, 5)
    sent: list[str] = []

    def wait() -> None:
        try:
            with turns.turn("b"):
                sent.append("ran")
        except EngineError as error:
            sent.append(error.reason)

    thread = threading.Thread(target=wait)
    with turns.turn("a"):
        thread.start()
        _until(lambda: turns.waiting() == 1)
        turns.close()
        thread.join(5)
    assert sent == ["sandbox_closed"]
