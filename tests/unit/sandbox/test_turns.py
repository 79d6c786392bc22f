"""Whose job runs next."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from tremplin_sandbox.errors import EngineError
from tremplin_sandbox.running.turns import QueueFullError, Turns


class Line:
    """Jobs that wait for their turn, and the order in which they got it."""

    def __init__(self, turns: Turns) -> None:
        self.order: list[str] = []
        self._turns = turns
        self._threads: list[threading.Thread] = []

    def enter(self, name: str) -> None:
        """Queue a job and wait until it stands in line."""
        before = self._turns.waiting()
        thread = threading.Thread(target=self._run, args=(name,))
        self._threads.append(thread)
        thread.start()
        _until(lambda: self._turns.waiting() == before + 1)

    def finish(self) -> list[str]:
        for thread in self._threads:
            thread.join(5)
        return self.order

    def _run(self, name: str) -> None:
        with self._turns.turn():
            self.order.append(name)


def _until(is_so: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(500):
        if is_so():
            return
        pause.wait(0.01)
    raise AssertionError("it never came to that")


def test_jobs_run_in_the_order_in_which_they_came() -> None:
    turns = Turns(1, 100)
    line = Line(turns)
    names = [f"job-{number}" for number in range(20)]
    with turns.turn():
        for name in names:
            line.enter(name)
        assert line.order == []
    assert line.finish() == names


def test_so_many_run_at_once() -> None:
    turns = Turns(2, 100)
    line = Line(turns)
    with turns.turn():
        with turns.turn():
            line.enter("third")
            assert line.order == []
        assert line.finish() == ["third"]


def test_two_turns_that_come_free_serve_two_jobs() -> None:
    turns = Turns(2, 100)
    both = threading.Barrier(3)

    def run() -> None:
        with turns.turn():
            both.wait(5)

    with turns.turn(), turns.turn():
        threads = [threading.Thread(target=run) for _ in range(2)]
        for thread in threads:
            thread.start()
        _until(lambda: turns.waiting() == 2)
    both.wait(5)
    for thread in threads:
        thread.join(5)
    assert turns.waiting() == 0


def test_so_many_wait_and_no_more() -> None:
    turns = Turns(1, 1)
    line = Line(turns)
    with turns.turn():
        line.enter("waits")
        with pytest.raises(QueueFullError), turns.turn():
            pass
    assert line.finish() == ["waits"]


def test_where_nobody_may_wait_a_free_turn_is_had_all_the_same() -> None:
    turns = Turns(1, 0)
    with turns.turn(), pytest.raises(QueueFullError), turns.turn():
        pass
    with turns.turn():
        assert turns.waiting() == 0


def test_a_job_that_fails_gives_its_turn_back() -> None:
    turns = Turns(1, 0)
    with pytest.raises(ValueError, match="failed"), turns.turn():
        raise ValueError("failed")
    with turns.turn():
        assert turns.waiting() == 0


def test_closing_sends_those_away_who_wait() -> None:
    turns = Turns(1, 5)
    sent: list[str] = []

    def wait() -> None:
        try:
            with turns.turn():
                sent.append("ran")
        except EngineError as error:
            sent.append(error.reason)

    thread = threading.Thread(target=wait)
    with turns.turn():
        thread.start()
        _until(lambda: turns.waiting() == 1)
        turns.close()
        thread.join(5)
    assert sent == ["sandbox_closed"]
