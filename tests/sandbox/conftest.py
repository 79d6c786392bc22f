"""The real engine: one sandbox for all tests of this folder, its image built where it is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.docker_engine import Engine
from tremplin_sandbox.engine.image import ensure_image
from tremplin_sandbox.settings import PoolSettings

MEMORY_MB = 128

collect_ignore = ["programs", "trials"]  # what runs in containers, and never here


@pytest.fixture(scope="session")
def image() -> str:
    return ensure_image(print)


@pytest.fixture(scope="session")
def sandbox(image: str) -> Iterator[DockerSandbox]:
    with DockerSandbox(
        PoolSettings(size=3, max_size=3, memory_mb=MEMORY_MB, image=image)
    ) as sandbox:
        yield sandbox


@pytest.fixture
def engine(image: str) -> Iterator[Engine]:
    engine = Engine(PoolSettings(image=image))
    yield engine
    engine.close()
