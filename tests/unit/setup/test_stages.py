"""Stages run in their order, stop at the first that fails, and their times are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from stages import clock, main, table

MAKEFILE = "quick:\n\t@echo quick >> ran\nwrong:\n\t@echo wrong >> ran; exit 3\n"


@pytest.fixture(autouse=True)
def makefile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Makefile").write_text(MAKEFILE)
    monkeypatch.chdir(tmp_path)


def test_each_stage_is_told_with_its_time(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["quick"]) == 0
    assert [line.split()[0] for line in capfd.readouterr().out.splitlines()] == ["quick", "passed"]


def test_nothing_runs_after_a_stage_that_failed(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["quick", "wrong", "quick"]) != 0
    assert Path("ran").read_text().split() == ["quick", "wrong"]
    assert [line.split()[0] for line in capfd.readouterr().out.splitlines()] == [
        "quick",
        "wrong",
        "failed",
    ]


def test_times_are_minutes_and_seconds_and_add_up() -> None:
    assert [clock(seconds) for seconds in (3.6, 59.7, 247, 3600)] == [
        " 0:04",
        " 1:00",
        " 4:07",
        "60:00",
    ]
    assert table({"lint": 3, "engine": 600}, "passed").splitlines()[-1].split() == [
        "passed",
        "10:03",
    ]
