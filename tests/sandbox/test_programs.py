"""Every program of ``programs/`` gets the verdict that its first line announces, and harms nobody after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sandbox.exercises import HONEST, SPECS

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.job import Job

pytestmark = pytest.mark.engine

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*/*.py"))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_verdict_is_the_announced_one(sandbox: DockerSandbox, program: Path) -> None:
    source = program.read_bytes()
    announced = source.decode().removeprefix("# ").partition(":")[0]
    verdict = sandbox.grade(Job(source, SPECS[program.parent.name]))
    assert verdict.verdict.value == announced, verdict
    assert sandbox.grade(HONEST).passed


def test_the_suite_is_whole() -> None:
    assert len(PROGRAMS) >= 60
