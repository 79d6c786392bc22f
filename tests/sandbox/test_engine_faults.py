"""A broken engine is an answer, not an exception, and the sandbox recovers by itself; the real one is left alone."""

from __future__ import annotations

import gc
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docker
import pytest
from tests.sandbox.exercises import HONEST, STDOUT
from tests.sandbox.faulty_engine import FaultyEngine

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.docker_engine import OWNER_LABEL
from tremplin_sandbox.job import Job
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.verdict import VerdictClass

pytestmark = pytest.mark.engine


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_engine_down_then_up(tmp_path: Path, image: str) -> None:
    address = tmp_path / "docker.sock"
    with DockerSandbox(
        PoolSettings(size=1, max_size=1, memory_mb=128, engine_url=f"unix://{address}", image=image)
    ) as sandbox:
        started = time.monotonic()
        down = sandbox.grade(HONEST)
        assert (down.verdict, down.reason) == (VerdictClass.PLATFORM_ERROR, "engine_unreachable")
        assert time.monotonic() - started < 3
        address.symlink_to("/var/run/docker.sock")
        time.sleep(2.5)
        assert sandbox.grade(HONEST).passed
    gc.collect()  # the SDK leaves a socket unclosed when it cannot connect


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_engine_silent(tmp_path: Path, image: str) -> None:
    address = tmp_path / "docker.sock"
    settings = PoolSettings(
        size=1, max_size=1, engine_url=f"unix://{address}", engine_s=1, start_s=1, image=image
    )
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(address))
        silent.listen(20)
        with DockerSandbox(settings) as sandbox:
            started = time.monotonic()
            verdict = sandbox.grade(HONEST)
    assert verdict.verdict is VerdictClass.PLATFORM_ERROR
    assert verdict.reason in ("engine_slow", "engine_unreachable")
    assert time.monotonic() - started < 10
    gc.collect()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[FaultyEngine]:
    with FaultyEngine(tmp_path / "engine.sock") as engine:
        yield engine
    gc.collect()


@pytest.fixture
def behind(engine: FaultyEngine, image: str) -> Iterator[DockerSandbox]:
    """A sandbox that reaches the engine through the faulty one, its pool warm."""
    settings = PoolSettings(
        size=1, max_size=1, memory_mb=128, engine_url=engine.url, image=image, engine_s=2, start_s=3
    )
    with DockerSandbox(settings) as sandbox:
        assert sandbox.grade(HONEST).passed
        yield sandbox
        engine.mode = "well"
    client = docker.APIClient()
    assert client.containers(all=True, filters={"label": f"{OWNER_LABEL}={sandbox.owner}"}) == []
    client.close()


def recovers(sandbox: DockerSandbox, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not sandbox.grade(HONEST).passed:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("mode", "reasons"),
    [
        ("gone", {"engine_unreachable"}),
        ("silent", {"engine_slow", "engine_unreachable"}),
        ("aloof", {"engine_slow"}),
        ("full", {"engine_full"}),
    ],
)
def test_an_engine_that_fails_at_rest_is_told_by_its_reason_and_awaited(
    behind: DockerSandbox, engine: FaultyEngine, mode: str, reasons: set[str]
) -> None:
    if mode in ("aloof", "full"):
        engine.mode = mode  # what runs goes on; only new containers fail
    else:
        engine.fail(mode)
    begun = time.monotonic()
    while (verdict := behind.grade(HONEST)).passed:
        assert time.monotonic() - begun < 15
    assert verdict.verdict is VerdictClass.PLATFORM_ERROR
    assert verdict.reason in reasons
    assert time.monotonic() - begun < 15
    engine.mode = "well"
    assert recovers(behind)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_engine_that_restarts_in_the_middle_of_a_job(
    behind: DockerSandbox, engine: FaultyEngine
) -> None:
    slow = Job(b"import time\ntime.sleep(1.5)\nprint(int(input()) * 2)", STDOUT)
    with ThreadPoolExecutor(1) as caller:
        verdict = caller.submit(behind.grade, slow)
        time.sleep(0.7)
        engine.fail("gone")
        assert verdict.result(timeout=20).verdict is VerdictClass.PLATFORM_ERROR
    engine.mode = "well"
    assert recovers(behind)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_connection_that_breaks_is_no_verdict_against_the_learner(
    behind: DockerSandbox, engine: FaultyEngine
) -> None:
    slow = Job(b"import time\ntime.sleep(1)\nprint(int(input()) * 2)", STDOUT)
    with ThreadPoolExecutor(1) as caller:
        verdict = caller.submit(behind.grade, slow)
        time.sleep(0.5)
        engine.fail("well")
        assert verdict.result(timeout=30).verdict in (
            VerdictClass.PASSED,
            VerdictClass.PLATFORM_ERROR,
        )
    assert recovers(behind)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_engine_that_falls_silent_in_the_middle_of_a_job_is_no_time_out_of_the_learner(
    behind: DockerSandbox, engine: FaultyEngine
) -> None:
    slow = Job(b"import time\ntime.sleep(1)\nprint(int(input()) * 2)", STDOUT)
    with ThreadPoolExecutor(1) as caller:
        verdict = caller.submit(behind.grade, slow)
        time.sleep(0.5)
        engine.mode = "silent"
        said = verdict.result(timeout=30)
    assert (said.verdict, said.reason) == (VerdictClass.PLATFORM_ERROR, "engine_slow")
    engine.fail("well")
    assert recovers(behind)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_slow_engine_is_only_slow(behind: DockerSandbox, engine: FaultyEngine) -> None:
    engine.mode = "slow"
    assert recovers(behind)


def test_image_missing() -> None:
    with DockerSandbox(
        PoolSettings(size=1, max_size=1, image="tremplin-sandbox:missing")
    ) as sandbox:
        verdict = sandbox.grade(HONEST)
    assert (verdict.verdict, verdict.reason) == (VerdictClass.PLATFORM_ERROR, "image_missing")


def test_unknown_runtime(image: str) -> None:
    with DockerSandbox(
        PoolSettings(size=1, max_size=1, image=image, runtime="no-such-runtime")
    ) as sandbox:
        verdict = sandbox.grade(HONEST)
    assert (verdict.verdict, verdict.reason) == (VerdictClass.PLATFORM_ERROR, "self_test_failed")


def test_an_engine_whose_own_limits_are_below_ours(
    image: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tremplin_sandbox.engine.docker_engine.OPEN_FILES", 2**31)
    with DockerSandbox(PoolSettings(size=1, image=image, runtime="runc", memory_mb=128)) as sandbox:
        assert [sandbox.grade(HONEST).reason for _ in range(2)] == ["engine_limits"] * 2


def test_closed_sandbox_grades_nothing(image: str) -> None:
    sandbox = DockerSandbox(PoolSettings(size=1, max_size=1, image=image, memory_mb=128))
    sandbox.open()
    sandbox.close()
    assert sandbox.grade(HONEST).verdict is VerdictClass.PLATFORM_ERROR
