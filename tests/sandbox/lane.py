"""Grading one attack after another, each time looking at what it left on the host."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.sandbox.exercises import HONEST

from tremplin_sandbox.docker_sandbox import DockerSandbox
from tremplin_sandbox.engine.docker_engine import LABEL, Engine
from tremplin_sandbox.errors import ContainerLostError
from tremplin_sandbox.job import Job
from tremplin_sandbox.verdict import Verdict

_GONE_S = 5
_WARM_S = 60
_LOOK_S = 0.05
"""Between two looks: each goes through all processes of the host, and many lanes look at once."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on an attack, on the honest program after it, and what was left five seconds later."""

    verdict: Verdict
    following: Verdict
    left: list[str]


@dataclass(frozen=True, slots=True)
class Traces:
    """What containers are on the host: their processes by user id, their mounted root filesystems."""

    containers: frozenset[str]
    uids: frozenset[int]
    roots: frozenset[str]

    def are_gone(self, engine: Engine, owner: str) -> bool:
        """Whether none of them is there; the containers first, which are asked for cheaply and mostly go last."""
        if not self.containers.isdisjoint(engine.owned(owner)):
            return False

        return self.left(engine, owner) == []

    def left(self, engine: Engine, owner: str) -> list[str]:
        """What of them is still there."""
        mounts = Path("/proc/mounts").read_text()
        return [
            *(f"container {name}" for name in self.containers.intersection(engine.owned(owner))),
            *(f"process {process}" for process in processes(self.uids)),
            *(f"mount {root}" for root in self.roots if root in mounts),
        ]


def processes(uids: frozenset[int]) -> list[str]:
    """Names of the host's processes that belong to one of these users."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid in uids or _uid(folder) in uids:
                found.append(folder.name)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def _uid(process: Path) -> int:
    """The user of a process, also of one that is not dumpable, whose files belong to root."""
    status = (process / "status").read_text()
    return int(status.partition("\nUid:\t")[2].split()[0])


def traces(engine: Engine, owner: str) -> Traces:
    """What the running containers of one owner have on the host now."""
    described = list(_described(engine, owner))
    return Traces(
        frozenset(each["Id"] for each in described),
        frozenset(int(each["Config"]["Labels"][LABEL]) for each in described),
        # One that is just being made or removed has no file system on the host.
        frozenset(data["MergedDir"] for each in described if (data := each["GraphDriver"]["Data"])),
    )


def _described(engine: Engine, owner: str) -> Iterator[Mapping[str, Any]]:
    """The engine's description of each container, but for those that are being removed at this moment."""
    for name in engine.owned(owner):
        with contextlib.suppress(ContainerLostError):
            yield engine.describe(name)


def run_attack(sandbox: DockerSandbox, engine: Engine, job: Job, size: int) -> Outcome:
    """Grade ``job`` and then an honest program, and wait until nothing is left of both.

    Args:
        size: How many warm containers the sandbox keeps; the attack takes the first, the honest program the next.
    """
    wait_until(lambda: sandbox.warm() == size, _WARM_S)
    before = traces(engine, sandbox.owner)
    verdict, following = sandbox.grade(job), sandbox.grade(HONEST)
    wait_until(lambda: before.are_gone(engine, sandbox.owner), _GONE_S)
    return Outcome(verdict, following, before.left(engine, sandbox.owner))


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    """Return when the condition holds, or when the time is over."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(_LOOK_S)
