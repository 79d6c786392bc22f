"""The pool on a real engine: broken containers are replaced, the size follows the demand, nothing private is told."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import docker
import pytest
import structlog
from prometheus_client import REGISTRY, generate_latest
from tests.sandbox.exercises import HONEST, STDOUT

from tremplin_sandbox import docker_sandbox
from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.docker_engine import OWNER_LABEL
from tremplin_sandbox.job import Job
from tremplin_sandbox.running import pool
from tremplin_sandbox.settings import PoolSettings
from tremplin_sandbox.verdict import VerdictClass

pytestmark = pytest.mark.engine


def until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.05)


def opened(image: str, **settings: Any) -> DockerSandbox:
    sandbox = DockerSandbox(PoolSettings(image=image, memory_mb=128, **settings))
    sandbox.open()
    return sandbox


def containers(sandbox: DockerSandbox) -> list[str]:
    client = docker.APIClient()
    try:
        found = client.containers(filters={"label": f"{OWNER_LABEL}={sandbox.owner}"})
        return [container["Id"] for container in found]
    finally:
        client.close()


def struck(sandbox: DockerSandbox, blow: str) -> None:
    """Do something to every container that waits; one that is asked to end and does not is given a second."""
    client = docker.APIClient()
    patience = {"timeout": 1} if blow in ("stop", "restart") else {}
    for container in containers(sandbox):
        getattr(client, blow)(container, **patience)
    client.close()


@pytest.mark.parametrize("blow", ["kill", "stop", "restart"])
def test_a_dead_container_gets_no_job(image: str, blow: str) -> None:
    with opened(image, size=2, max_size=2) as sandbox:
        until(lambda: sandbox.warm() == 2)
        struck(sandbox, blow)
        assert sandbox.grade(HONEST).passed
        until(lambda: sandbox.warm() == 2)


def test_a_frozen_container_costs_no_child_her_verdict(image: str) -> None:
    with opened(image, size=1, max_size=1) as sandbox:
        until(lambda: sandbox.warm() == 1)
        struck(sandbox, "pause")
        assert sandbox.grade(HONEST).passed
        client = docker.APIClient()
        until(
            lambda: (
                not client.containers(
                    filters={"label": f"{OWNER_LABEL}={sandbox.owner}", "status": "paused"}
                )
            )
        )
        client.close()


def test_a_container_frozen_in_the_middle_of_a_job_costs_no_child_her_verdict(image: str) -> None:
    slow = Job(b"import time\ntime.sleep(0.8)\nprint(int(input()) * 2)", STDOUT)
    with opened(image, size=1, max_size=1) as sandbox, ThreadPoolExecutor(1) as caller:
        until(lambda: sandbox.warm() == 1)
        sandbox.grade(HONEST)
        until(lambda: sandbox.warm() == 1 and len(containers(sandbox)) == 1)
        verdict = caller.submit(sandbox.grade, slow)
        until(lambda: sandbox.warm() == 0)
        struck(sandbox, "pause")
        assert verdict.result(timeout=30).passed


def test_the_pool_grows_with_a_burst_up_to_its_bound(image: str) -> None:
    with opened(image, size=1, max_size=6, concurrent=4) as sandbox:
        until(lambda: sandbox.warm() == 1)
        with ThreadPoolExecutor(8) as callers:
            assert all(verdict.passed for verdict in callers.map(sandbox.grade, [HONEST] * 8))
        until(lambda: sandbox.warm() == 6)


def test_a_job_that_comes_when_too_many_wait_is_told_so(image: str) -> None:
    endless = Job(b"while True: pass", STDOUT)
    with (
        opened(image, size=2, max_size=2, concurrent=1, most_waiting=1) as sandbox,
        ThreadPoolExecutor(2) as callers,
    ):
        loops = [callers.submit(sandbox.grade, endless) for _ in range(2)]
        until(lambda: sandbox.waiting() == 1)
        refused = sandbox.grade(HONEST)
        assert (refused.verdict, refused.reason) == (VerdictClass.PLATFORM_ERROR, "queue_full")
        assert all(loop.result().verdict is VerdictClass.TIMEOUT for loop in loops)
        assert sandbox.grade(HONEST).passed


def test_logs_and_measures_tell_nothing_of_the_learner(
    image: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.StringIO()
    everything = structlog.make_filtering_bound_logger("debug")
    for module in (docker_sandbox, pool):
        logger = structlog.wrap_logger(
            structlog.WriteLogger(told), [structlog.processors.JSONRenderer()], everything
        )
        monkeypatch.setattr(module, "log", logger)
    with opened(image, size=1, max_size=1) as sandbox:
        sandbox.grade(Job(b"print('secret-source')\nraise ValueError('secret-word')", STDOUT))
    measured = generate_latest(REGISTRY).decode()
    assert "sandbox.graded" in told.getvalue()
    assert 'tremplin_sandbox_verdicts_total{reason="exception",verdict="error"}' in measured
    assert "secret" not in told.getvalue() + measured
