"""Kinds turtle and grid: each program's first comment names its verdict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.errors import ExerciseFaultError
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.goals import goals_of
from tremplin_sandbox.tools.loading import load_spec
from tremplin_sandbox.verdict import TestStatus, Verdict

pytestmark = pytest.mark.engine

FOLDER = Path(__file__).parent / "plays"
PROGRAMS = sorted(FOLDER.glob("*/*.py"))


def graded(sandbox: DockerSandbox, name: str) -> Verdict:
    path = FOLDER / name
    job = Job(path.read_bytes(), load_spec(path.parent))
    goals = goals_of((path.parent / "solution.py").read_bytes(), job, sandbox)
    return sandbox.grade(replace(job, goals=goals))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_program(sandbox: DockerSandbox, path: Path) -> None:
    wanted = path.read_text().splitlines()[0].removeprefix("# ")
    assert graded(sandbox, f"{path.parent.name}/{path.name}").verdict.value == wanted


def test_a_wrong_drawing_is_shown_with_the_goal(sandbox: DockerSandbox) -> None:
    visible, hidden = graded(sandbox, "star/wrong_colour.py").tests
    assert visible.picture is not None
    assert visible.picture["drawing"][0] == ["line", 0.0, 0.0, 100.0, 0.0, "#1d6fd1", 1.0]
    assert visible.picture["goal"][0] == ["line", 0.0, 0.0, 100.0, 0.0, "#e0301e", 1.0]
    assert (hidden.status, hidden.picture) == (TestStatus.PASSED, None)


@pytest.mark.parametrize(
    ("name", "reason", "number"),
    [
        ("one_world_only", "nothing_here", 1),
        ("bumps", "bumped", 0),
        ("forgets_the_bolt", "bolts_left", 0),
        ("turns_for_ever", "too_many_steps", 0),
    ],
)
def test_the_world_that_fails_is_shown(
    sandbox: DockerSandbox, name: str, reason: str, number: int
) -> None:
    result = graded(sandbox, f"maze/{name}.py").tests[0]
    assert result.reason == reason
    assert result.picture is not None
    assert result.picture["number"] == number


def test_a_longer_program_passes_with_a_piece_of_advice(sandbox: DockerSandbox) -> None:
    job = Job(
        b"from robot import *\n" + b"x = 1\n" * 7 + (FOLDER / "maze/solution.py").read_bytes(),
        load_spec(FOLDER / "maze"),
    )
    verdict = sandbox.grade(job)
    assert verdict.passed
    assert [test.status for test in verdict.tests] == [TestStatus.PASSED, TestStatus.FAILED]


def test_a_solution_that_stops_draws_no_goal(sandbox: DockerSandbox) -> None:
    job = Job(b"", load_spec(FOLDER / "star"))
    with pytest.raises(ExerciseFaultError):
        goals_of(b"print(nothing)", job, sandbox)
