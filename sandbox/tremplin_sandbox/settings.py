"""How a sandbox is set up. Values come from the caller; nothing here reads the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PoolSettings:
    """The pool of warm containers.

    Attributes:
        size: Containers kept started and waiting at least; each holds about 12 MiB.
        max_size: The most of them, where many jobs come at once and memory is free.
        concurrent: Jobs that may run at once.
        most_waiting: Jobs that may wait for their turn; one more is answered ``queue_full``.
        refill_threads: Threads that start containers.
        memory_mb: MiB of the containers kept warm; a job with another limit gets one started for it
            alone.
        start_s: Seconds a job may wait for a container before it becomes a ``platform_error``.
        idle_s: Age in seconds at which an unused warm container is replaced.
        engine_s: Seconds the engine may take to answer one request.
        runtime: OCI runtime, e.g. ``runsc``; the engine's default when None.
        engine_url: Address of the Docker engine; its usual socket when None.
        image: Tag of the sandbox image; the one that this code needs when None.
    """

    size: int = 4
    max_size: int = 32
    concurrent: int = field(default_factory=lambda: os.cpu_count() or 1)
    most_waiting: int = 100
    refill_threads: int = 2
    memory_mb: int = 256
    start_s: float = 20
    idle_s: float = 1800
    engine_s: int = 20
    runtime: str | None = None
    engine_url: str | None = None
    image: str | None = None
