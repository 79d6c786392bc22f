"""Every program of ``programs/`` gets the verdict that its first line announces, and harms nobody after it.

A program's folders are the exercise it is graded by and what it attacks; its first line is
``# verdict [exception|exception …]: why``.
"""

from __future__ import annotations

import contextlib
import queue
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from tests.sandbox.conftest import MEMORY_MB
from tests.sandbox.exercises import CAREERS
from tests.sandbox.lane import Outcome, run_attack

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.docker_engine import Engine
from tremplin_sandbox.job import Job
from tremplin_sandbox.settings import PoolSettings

pytestmark = pytest.mark.engine

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*/*/*.py"))
GRADED = [path for path in PROGRAMS if path.parts[-3] in CAREERS]
LANES, WARM = 3, 2
PATIENCE_S = 20
SYSCTLS = (
    "kernel/core_pattern",
    "kernel/hostname",
    "kernel/pid_max",
    "kernel/randomize_va_space",
    "vm/overcommit_memory",
)

Outcomes = dict[Path, Future[Outcome]]


def name_of(path: Path) -> str:
    return "-".join((*path.parts[-3:-1], path.stem))


def announced(source: bytes) -> tuple[str, str]:
    """Verdict and exception of a program's first line; an empty exception where it names none."""
    words = source.decode().splitlines()[0].removeprefix("# ").partition(":")[0].split()
    return words[0], " ".join(words[1:])


@pytest.fixture(scope="module")
def host_before(image: str) -> tuple[dict[str, str], int, int]:
    return host_settings(), *engine_disk()


def job_for(program: Path) -> Job:
    """What the program is graded by; where the time is not what it attacks, with all that a busy machine may need."""
    job = replace(CAREERS[program.parts[-3]], source=program.read_bytes())
    if announced(job.source)[0] == "timeout":
        return job
    limits = job.spec.limits.model_copy(update={"seconds": PATIENCE_S})
    return replace(job, spec=job.spec.model_copy(update={"limits": limits}))


def host_settings() -> dict[str, str]:
    return {name: Path("/proc/sys", name).read_text() for name in SYSCTLS}


@pytest.fixture(scope="module")
def outcomes(image: str, host_before: object, request: pytest.FixtureRequest) -> Iterator[Outcomes]:
    """All selected programs, being graded side by side, each lane with containers of its own."""
    selected = {
        item.callspec.params.get("program")
        for item in request.session.items
        if hasattr(item, "callspec")
    }
    lanes: queue.SimpleQueue[tuple[DockerSandbox, Engine]] = queue.SimpleQueue()

    def outcome(program: Path) -> Outcome:
        lane = lanes.get()
        try:
            return run_attack(*lane, job_for(program), WARM)
        finally:
            lanes.put(lane)

    with contextlib.ExitStack() as stack:
        for _ in range(LANES):
            settings = PoolSettings(
                size=WARM, max_size=WARM, concurrent=1, memory_mb=MEMORY_MB, image=image
            )
            engine = stack.enter_context(contextlib.closing(Engine(settings)))
            lanes.put((stack.enter_context(DockerSandbox(settings)), engine))
        threads = stack.enter_context(ThreadPoolExecutor(LANES))
        yield {
            program: threads.submit(outcome, program) for program in GRADED if program in selected
        }


@pytest.mark.parametrize("program", GRADED, ids=name_of)
def test_verdict_is_the_announced_one_and_nothing_is_left(
    outcomes: Outcomes, program: Path
) -> None:
    outcome = outcomes[program].result()
    verdict, exception = announced(program.read_bytes())
    assert outcome.verdict.verdict.value == verdict, outcome.verdict
    error = outcome.verdict.tests[0].error
    assert not exception or (error and error.type in exception.split("|")), outcome.verdict
    assert outcome.following.passed
    assert outcome.left == []


def engine_disk() -> tuple[int, int]:
    """Bytes and files that the engine keeps on the disk: what containers write nowhere else, whoever works beside."""
    asked = ["docker", "info", "--format", "{{.DockerRootDir}}"]
    folder = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()

    def used(unit: str) -> int:
        # Containers come and go meanwhile: what is gone before it was counted is no failure.
        counted = subprocess.run(
            ["du", "-sx", unit, folder], check=False, capture_output=True, text=True
        )
        return int(counted.stdout.split()[0])

    return used("--block-size=1"), used("--inodes")


def test_the_host_is_as_before(
    outcomes: Outcomes, host_before: tuple[dict[str, str], int, int]
) -> None:
    for outcome in outcomes.values():
        outcome.result()
    settings, size, files = host_before
    size_now, files_now = engine_disk()
    assert host_settings() == settings
    # The pools of other tests have containers of their own.
    assert size_now - size < 100_000_000
    assert files_now - files < 5_000


def test_the_suite_is_whole() -> None:
    assert len(PROGRAMS) >= 280
    about = Counter(path.parts[-2] for path in PROGRAMS)
    assert all(
        about[heading] >= 10
        for heading in (
            "resources",
            "files",
            "kernel",
            "network",
            "leftovers",
            "forging",
            "border",
            "input",
            "honest",
        )
    ), about
