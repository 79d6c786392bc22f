"""Without the filter that a case's process lays on itself, every promise holds as well: the supervisor sweeps."""

from __future__ import annotations

import contextlib
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

import docker
import pytest
from tests.sandbox.conftest import MEMORY_MB
from tests.sandbox.exercises import STDOUT
from tests.sandbox.test_programs import announced, name_of

from tremplin_sandbox.engine.docker_engine import Engine
from tremplin_sandbox.errors import ContainerLostError
from tremplin_sandbox.job import Job
from tremplin_sandbox.judging.judge import judge
from tremplin_sandbox.running.conversation import End
from tremplin_sandbox.running.run import Observation, observe
from tremplin_sandbox.settings import PoolSettings

pytestmark = pytest.mark.engine

PROGRAMS = sorted((Path(__file__).parent / "programs" / "unconfined").glob("*/*.py"))


@pytest.fixture(scope="module")
def unconfined(image: str) -> Iterator[Engine]:
    """An engine whose containers have a driver without the second filter; the self-test would refuse them."""
    tag = image.replace("tremplin-sandbox:", "tremplin-sandbox-unconfined:")
    files = {
        "Dockerfile": f"FROM {image}\nCOPY confine.py /opt/tremplin/driver/\n",
        "confine.py": "def confine():\n    pass\n",
    }
    context = io.BytesIO()
    with tarfile.open(fileobj=context, mode="w") as tar:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(text), 0o444
            tar.addfile(info, io.BytesIO(text.encode()))
    context.seek(0)
    with contextlib.closing(docker.from_env()) as client:
        client.images.build(
            fileobj=context, custom_context=True, tag=tag, rm=True, network_mode="none"
        )
        with contextlib.closing(Engine(PoolSettings(image=tag))) as engine:
            yield engine
        client.images.remove(tag)


@pytest.mark.parametrize("program", PROGRAMS, ids=name_of)
def test_verdict_is_the_announced_one(unconfined: Engine, program: Path) -> None:
    job = Job(program.read_bytes(), STDOUT)
    container = unconfined.start(
        2 * MEMORY_MB
    )  # room for every process that it may fork: each takes some 2 MB
    try:
        seen = observe(container, job, lambda: container)
    except ContainerLostError:  # the kernel may choose the driver when memory runs out
        assert unconfined.killed_for_memory(container.id)
        seen = {"t0": Observation(End.MEMORY)}
    finally:
        container.stream.close()
        unconfined.destroy(container.id)
    verdict = judge(job, seen, 0)
    assert verdict.verdict.value == announced(job.source)[0], verdict
