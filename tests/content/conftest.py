"""One sandbox for all proofs of content."""

from collections.abc import Iterator

import pytest

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.image import ensure_image
from tremplin_sandbox.settings import PoolSettings


@pytest.fixture(scope="session")
def sandbox() -> Iterator[DockerSandbox]:
    with DockerSandbox(PoolSettings(size=2, max_size=2, image=ensure_image(print))) as running:
        yield running
