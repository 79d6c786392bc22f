"""A broken engine is an answer, not an exception, and the sandbox recovers by itself; the real one is left alone."""

from __future__ import annotations

import gc
import socket
import time
from pathlib import Path

import pytest
from tests.sandbox.exercises import HONEST

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.verdict import VerdictClass

pytestmark = pytest.mark.engine


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_engine_down_then_up(tmp_path: Path, image: str) -> None:
    address = tmp_path / "docker.sock"
    with DockerSandbox(PoolSettings(size=1, memory_mb=128, engine_url=f"unix://{address}", image=image)) as sandbox:
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
    settings = PoolSettings(size=1, engine_url=f"unix://{address}", engine_s=1, start_s=1, image=image)
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


def test_image_missing() -> None:
    with DockerSandbox(PoolSettings(size=1, image="tremplin-sandbox:missing")) as sandbox:
        verdict = sandbox.grade(HONEST)
    assert (verdict.verdict, verdict.reason) == (VerdictClass.PLATFORM_ERROR, "image_missing")


def test_unknown_runtime(image: str) -> None:
    with DockerSandbox(PoolSettings(size=1, image=image, runtime="no-such-runtime")) as sandbox:
        verdict = sandbox.grade(HONEST)
    assert (verdict.verdict, verdict.reason) == (VerdictClass.PLATFORM_ERROR, "engine_refused")


def test_closed_sandbox_grades_nothing(image: str) -> None:
    sandbox = DockerSandbox(PoolSettings(size=1, image=image, memory_mb=128))
    sandbox.open()
    sandbox.close()
    assert sandbox.grade(HONEST).verdict is VerdictClass.PLATFORM_ERROR
