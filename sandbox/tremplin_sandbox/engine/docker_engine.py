"""The Docker engine as the sandbox uses it: one fixed kind of container, from start to end.

Image, command and flags are this module's; nothing of a job reaches the engine but its memory
limit.
"""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import docker
from docker.errors import APIError, DockerException, ImageNotFound, NotFound
from docker.types import LogConfig, Ulimit
from requests import Response
from requests.exceptions import RequestException, Timeout

from tremplin_sandbox.engine.ground import Ground, ground
from tremplin_sandbox.engine.image import FOLDER, image_tag
from tremplin_sandbox.engine.stream import (
    Stream,
    StreamClosedError,
    StreamFloodError,
    StreamTimeoutError,
)
from tremplin_sandbox.errors import ContainerHungError, ContainerLostError, EngineError
from tremplin_sandbox.settings import PoolSettings

LABEL = "org.tremplin.sandbox"
"""On every container of every sandbox; its value is the container's uid."""
OWNER_LABEL = "org.tremplin.owner"
"""Whose container it is; its value is one sandbox's random name."""
UIDS = range(200_000, 260_000)
READY = b'{"ready":1}'
PIDS = 64
SCRATCH = "size=16m,nr_inodes=512,mode=1777,noexec,nosuid,nodev"
MASKED_PATHS = (
    *(
        "/proc/acpi",
        "/proc/asound",
        "/proc/bus",
        "/proc/fs",
        "/proc/irq",
        "/proc/kcore",
        "/proc/keys",
        "/proc/scsi",
    ),
    *(
        "/proc/latency_stats",
        "/proc/sched_debug",
        "/proc/timer_list",
        "/proc/timer_stats",
        "/sys/firmware",
    ),
    *(
        "/proc/cmdline",
        "/proc/config.gz",
        "/proc/diskstats",
        "/proc/interrupts",
        "/proc/kallsyms",
        "/proc/modules",
    ),
    *(
        "/proc/partitions",
        "/proc/softirqs",
        "/proc/swaps",
        "/proc/version",
        "/sys/block",
        "/sys/class",
        "/sys/power",
    ),
    *("/sys/devices/virtual/dmi", "/sys/devices/virtual/powercap", "/sys/kernel", "/sys/module"),
    "/dev/mqueue",
)
"""Paths hidden from programs: what tells of the host, or could keep something for the next one."""
FILE_BYTES = 8 * 1024 * 1024
OPEN_FILES = 256

_ENDED_S = 15
_READY_S = 15


@dataclass(frozen=True, slots=True, eq=False)
class Container:
    """A started container whose driver waits for one job.

    Attributes:
        id: The engine's name for it.
        memory_mb: Its memory limit, MiB.
        uid: Its own user id.
        stream: Its standard streams.
        started: When it became ready, :func:`time.monotonic`.
    """

    id: str
    memory_mb: int
    uid: int
    stream: Stream
    started: float


class _Client(docker.APIClient):
    """The SDK's client with a time limit on every request, attaching included."""

    def request(self, *args: Any, **kwargs: Any) -> Response:
        kwargs.setdefault("timeout", self.timeout)
        return super().request(*args, **kwargs)


class Engine:
    """A client of the Docker engine; connects at first use, and again after a failure."""

    def __init__(self, settings: PoolSettings) -> None:
        self._settings = settings
        self.image = settings.image or image_tag()
        self.owner = secrets.token_hex(8)

    @cached_property
    def _client(self) -> _Client:
        client = _Client(
            base_url=self._settings.engine_url or "unix:///var/run/docker.sock",
            version="auto",
            timeout=self._settings.engine_s,
            max_pool_size=32,
        )
        # No proxy stands between us and the engine; reading the environment at each call is not
        # safe among threads.
        client.trust_env = False
        return client

    @property
    def runtime(self) -> str | None:
        """The OCI runtime that was asked for; None for the engine's own choice."""
        return self._settings.runtime

    @property
    def kind(self) -> tuple[str, ...]:
        """What decides how safe a container is: engine, runtime, image."""
        return (self._settings.engine_url or "", self._settings.runtime or "", self.image)

    def start(self, memory_mb: int) -> Container:
        """Start a container and wait until its driver is ready.

        Raises:
            EngineError: Unreachable, slow, no image, or the engine refuses a flag.
        """
        with _speaking():
            container_id, uid = self._create(memory_mb)
            try:
                stream = self._started(container_id)
            except BaseException:
                self._forget(container_id)
                raise
        return Container(container_id, memory_mb, uid, stream, time.monotonic())

    def _started(self, container_id: str) -> Stream:
        stream = self._attach(container_id)
        try:
            self._client.start(container_id)
            _wait_ready(stream)
        except BaseException:
            stream.close()
            raise
        return stream

    def _create(self, memory_mb: int) -> tuple[str, int]:
        uid = self._free_uid()
        created = self._client.create_container(
            self.image,
            # Together with ``stdin_open``: standard input closes when this process lets go.
            detach=False,
            stdin_open=True,
            user=f"{uid}:{uid}",
            hostname="tremplin",
            working_dir="/tmp",  # noqa: S108
            # And no network mode: "none" costs 80 ms a start for the same effect.
            network_disabled=True,
            labels={LABEL: str(uid), OWNER_LABEL: self.owner},
            host_config={
                **self._client.create_host_config(
                    runtime=self._settings.runtime, **limits(memory_mb)
                ),
                "MaskedPaths": list(MASKED_PATHS),
            },
        )
        for warning in created.get("Warnings") or ():
            # A limit that the kernel lacks is only warned of; another platform's image is no limit.
            if "platform" not in warning:
                self._forget(created["Id"])
                raise EngineError("engine_refused", f"the engine cannot hold a limit: {warning}")

        return str(created["Id"]), uid

    def _free_uid(self) -> int:
        used = {int(container["Labels"][LABEL]) for container in self._listed()}
        return random.choice([uid for uid in random.sample(UIDS, 500) if uid not in used])  # noqa: S311

    def _listed(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._client.containers(all=True, filters={"label": LABEL})
        return found

    def _attach(self, container_id: str) -> Stream:
        raw = self._client.attach_socket(
            container_id, params={"stdin": 1, "stdout": 1, "stream": 1}
        )
        # Closing the answer closes its socket too; the socket alone would leave an answer that
        # cannot be let go of.
        return Stream(raw._sock, raw._response.close)

    def destroy(self, container_id: str) -> None:
        """Kill and remove a container and its volumes; one that is gone already is fine.

        Raises:
            EngineError: The engine does not do it; the reaper will.
        """
        with _speaking():
            self._forget(container_id)

    def _forget(self, container_id: str) -> None:
        try:
            self._client.remove_container(container_id, force=True, v=True)
        except NotFound:
            return
        except APIError as error:
            if error.status_code != 409:  # its removal is under way
                raise

    def killed_for_memory(self, container_id: str) -> bool:
        """Stop a container and tell whether the kernel killed anything in it for want of memory.

        Raises:
            EngineError: The engine does not answer.
            ContainerLostError: It knows nothing of the container.
        """
        with _speaking():
            try:
                state = self._client.inspect_container(container_id)["State"]
                if state["Running"]:
                    self._client.kill(container_id)
                    self._client.wait(container_id, timeout=self._settings.engine_s)
                    state = self._client.inspect_container(container_id)["State"]
            except NotFound as error:
                raise ContainerLostError("the container vanished") from error
            return bool(state["OOMKilled"])

    def require_moving(self, container_id: str) -> None:
        """Make sure that a container which does not answer is not frozen.

        Raises:
            EngineError: The engine does not answer either.
            ContainerHungError: The container is frozen.
        """
        if self.describe(container_id)["State"]["Paused"]:
            raise ContainerHungError

    def ground(self) -> Ground:
        """What the sandbox stands on here.

        Raises:
            EngineError: The engine does not answer.
        """
        with _speaking():
            return ground(self._client.info(), self._client.version(), self._settings.runtime)

    def describe(self, container_id: str) -> Mapping[str, Any]:
        """What the engine says of a container (``docker inspect``).

        Raises:
            EngineError: The engine does not answer.
            ContainerLostError: It knows nothing of the container.
        """
        with _speaking():
            try:
                found: Mapping[str, Any] = self._client.inspect_container(container_id)
            except NotFound as error:
                raise ContainerLostError("the container vanished") from error
            return found

    def reap(self, older_than_s: float) -> int:
        """Destroy what sandboxes left behind: ended containers, and those too old to be in use.

        Args:
            older_than_s: Age in seconds from which even a running one is a leftover.

        Returns:
            How many were destroyed.

        Raises:
            EngineError: The engine does not answer.
        """
        with _speaking():
            found = leftovers(self._listed(), time.time(), older_than_s)
            for container_id in found:
                self._forget(container_id)
            return len(found)

    def owned(self, owner: str) -> list[str]:
        """Ids of the containers of one owner, running or not.

        Raises:
            EngineError: The engine does not answer.
        """
        with _speaking():
            return [
                found["Id"] for found in self._listed() if found["Labels"].get(OWNER_LABEL) == owner
            ]

    def memory_mib(self, container_id: str) -> float:
        """MiB that a container holds, without the page cache it could give back.

        Raises:
            EngineError: The engine does not answer.
        """
        with _speaking():
            memory = self._client.stats(container_id, stream=False, one_shot=True)["memory_stats"]
            cache = memory["stats"].get(
                "total_inactive_file", memory["stats"].get("inactive_file", 0)
            )
            return float(memory["usage"] - cache) / 2**20

    def close(self) -> None:
        """Close the connection to the engine, if there is one."""
        if "_client" in vars(self):
            self._client.close()


def leftovers(listed: list[dict[str, Any]], now: float, older_than_s: float) -> list[str]:
    """Ids of the containers that nobody can want any more: too old, or ended and not just now.

    Args:
        listed: What the engine lists: ``Id``, ``Created`` (seconds since the epoch), ``State``.
        now: Seconds since the epoch.
        older_than_s: Age in seconds from which even a running one is a leftover.
    """
    found = []
    for container in listed:
        is_running = container["State"] == "running"
        # One that has just been made, and not started yet, has not ended.
        patience_s = older_than_s if is_running else _ENDED_S
        if now - container["Created"] > patience_s:
            found.append(container["Id"])
    return found


def limits(memory_mb: int) -> dict[str, Any]:
    """The flags of every container, as arguments of the SDK's host configuration."""
    return {
        "read_only": True,
        # The driver is the first process: unlike the engine's init it cannot be read or stopped.
        "init": False,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges", f"seccomp={(FOLDER / 'seccomp.json').read_text()}"],
        "mem_limit": f"{memory_mb}m",
        "memswap_limit": f"{memory_mb}m",
        "pids_limit": PIDS,
        "nano_cpus": 1_000_000_000,
        "ipc_mode": "none",
        "tmpfs": {"/tmp": SCRATCH},  # noqa: S108
        "log_config": LogConfig(type="none"),
        "ulimits": [
            Ulimit(name="core", soft=0, hard=0),
            Ulimit(name="nofile", soft=OPEN_FILES, hard=OPEN_FILES),
            Ulimit(name="fsize", soft=FILE_BYTES, hard=FILE_BYTES),
            Ulimit(name="sigpending", soft=PIDS, hard=PIDS),  # timers and queued signals
        ],
    }


def _wait_ready(stream: Stream) -> None:
    try:
        line = stream.line(time.monotonic() + _READY_S, 100)
    except StreamTimeoutError as error:
        raise EngineError("engine_slow", "a container did not become ready in time") from error
    except (StreamClosedError, StreamFloodError) as error:
        raise EngineError("engine_refused", "a container ended before it was ready") from error
    if line != READY:
        raise EngineError("engine_refused", "a container did not greet as it should")


@contextmanager
def _speaking() -> Iterator[None]:
    """Turn what the SDK raises into our words."""
    try:
        yield
    except ImageNotFound as error:
        raise EngineError("image_missing", "the sandbox image is missing: build it") from error
    except APIError as error:
        raise _refused(str(error.explanation or error)) from error
    except Timeout as error:
        raise EngineError("engine_slow", "the Docker engine did not answer in time") from error
    except (DockerException, RequestException, OSError) as error:
        raise EngineError("engine_unreachable", "the Docker engine does not answer") from error


def _refused(words: str) -> EngineError:
    """What an engine that answers with an error means."""
    if "no space left" in words:
        return EngineError("engine_full", "the engine's disk is full")
    if "setting rlimit" in words:
        return EngineError(
            "engine_limits", f"the engine's own limits are below a container's: {words[:300]}"
        )
    return EngineError("engine_refused", words[:300])
