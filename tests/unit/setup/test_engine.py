"""An engine that was killed must not keep the next one from starting."""

from pathlib import Path

import pytest

from house_setup.engine import forget_dead


@pytest.fixture
def pid_file(tmp_path: Path) -> Path:
    file = tmp_path / "docker.pid"
    file.write_text("4711\n")
    return file


def a_process(tmp_path: Path, name: str) -> Path:
    (tmp_path / "4711").mkdir()
    (tmp_path / "4711" / "comm").write_text(f"{name}\n")
    return tmp_path


def test_the_note_of_a_running_engine_stays(tmp_path: Path, pid_file: Path) -> None:
    forget_dead([(pid_file, "dockerd")], a_process(tmp_path, "dockerd"))
    assert pid_file.exists()


def test_the_note_of_a_dead_engine_goes(tmp_path: Path, pid_file: Path) -> None:
    forget_dead([(pid_file, "dockerd")], tmp_path)
    assert not pid_file.exists()


def test_a_number_that_another_process_has_by_now_goes(tmp_path: Path, pid_file: Path) -> None:
    forget_dead([(pid_file, "dockerd")], a_process(tmp_path, "chromium"))
    assert not pid_file.exists()


def test_no_note_is_no_problem(tmp_path: Path) -> None:
    forget_dead([(tmp_path / "absent.pid", "dockerd")], tmp_path)
    assert not (tmp_path / "absent.pid").exists()
