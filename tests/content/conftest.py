"""One sandbox for all proofs of content."""

from collections.abc import Iterator

import pytest

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.settings import PoolSettings


@pytest.fixture(scope="session")
def sandbox() -> Iterator[DockerSandbox]:
    with DockerSandbox(PoolSettings(size=2)) as running:
        yield running
