"""The self-test's attacks: hostile programs show that the limits hold, before the first job.

Two ordinary runs of hostile programs in ordinary containers of the pool; nothing in the driver
knows of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tremplin_sandbox.engine.docker_engine import OPEN_FILES, PIDS, Container, Engine
from tremplin_sandbox.engine.ground import WORDS, Ground
from tremplin_sandbox.errors import UnsafeError
from tremplin_sandbox.job import Job
from tremplin_sandbox.running.conversation import End
from tremplin_sandbox.running.run import Observation, observe
from tremplin_sandbox.spec import GradingSpec

_PROBE = Path(__file__).with_name("probe.py.txt")
_WORDS = {"fr": "-", "en": "-"}
_SCRATCH_BYTES = 16 * 1024 * 1024
_MEMORY_MB = 256
"""Enough for the probe's 60 threads; the limit itself is one number for every container."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One limit and whether it held.

    Attributes:
        limit: What was attacked, in plain words.
        holds: Whether the attack was stopped.
        seen: What the probe saw.
    """

    limit: str
    holds: bool
    seen: str


def prove(engine: Engine) -> tuple[Proof, ...]:
    """Attack every limit in a container of its own.

    Raises:
        UnsafeError: The probe itself could not be run.
        EngineError: No container could be started.
    """
    ground = engine.ground()
    if ground.fault:
        raise UnsafeError((WORDS[ground.fault],))

    container = engine.start(_MEMORY_MB)
    try:
        flags = engine.describe(container.id)
        seen = observe(container, _job(), lambda: container)
    finally:
        container.stream.close()
        engine.destroy(container.id)

    facts = _facts(seen["probe"])
    proofs = (*_by_effect(facts, container), _memory(seen.get("memory")), _flags(flags))
    return (*proofs, _kernel(facts, ground)) if engine.runtime == "runsc" else proofs


def require(proofs: tuple[Proof, ...]) -> None:
    """Pass only when every limit holds.

    Raises:
        UnsafeError: One does not; its message says which.
    """
    faults = tuple(f"{proof.limit} ({proof.seen})" for proof in proofs if not proof.holds)
    if faults:
        raise UnsafeError(faults)


def _job() -> Job:
    tests = [
        {"id": "probe", "kind": "stdout", "stdin": "probe\n", "expect": "", "on_fail": _WORDS},
        {
            "id": "memory",
            "kind": "stdout",
            "stdin": f"{2 * _MEMORY_MB}\n",
            "expect": "",
            "on_fail": _WORDS,
        },
    ]
    spec = GradingSpec.model_validate(
        {"tests": tests, "limits": {"seconds": 10, "memory_mb": _MEMORY_MB}}
    )
    return Job(_PROBE.read_bytes(), spec)


def _facts(observation: Observation) -> Mapping[str, Any]:
    try:
        facts: Mapping[str, Any] = json.loads(observation.stdout)
    except ValueError as error:
        fault = observation.result.error if observation.result else None
        raise UnsafeError((f"the probe gave no answer: {fault or observation.end}",)) from error
    return facts


def _by_effect(facts: Mapping[str, Any], container: Container) -> tuple[Proof, ...]:
    def proof(limit: str, key: str, *allowed: object) -> Proof:
        return Proof(limit, facts[key] in allowed, str(facts[key]))

    limit = _MEMORY_MB * 1024 * 1024
    return (
        proof("runs as a user of its own", "uid", [container.uid] * 3),
        proof("has no capability", "capabilities", "0" * 16),
        proof("cannot gain privileges", "no_new_privs", "1"),
        proof("is filtered (seccomp)", "seccomp", "2"),
        proof("cannot write to the system", "write_root", "EROFS", "EACCES"),
        proof("has no network device but its own loopback", "devices", ["lo"]),
        proof("cannot open a network socket", "socket_inet", "EPERM"),
        proof("cannot reach the kernel's crypto sockets", "socket_alg", "EPERM"),
        proof("cannot reach the host by vsock", "socket_vsock", "EPERM"),
        proof("cannot use io_uring", "io_uring", "EPERM"),
        proof("cannot trace processes", "ptrace", "EPERM"),
        proof("cannot make namespaces", "unshare", "EPERM"),
        proof("cannot make anonymous executables", "memfd", "EPERM"),
        proof("cannot make another process", "fork", "EPERM"),
        proof("cannot run another program", "execve", "EPERM"),
        Proof(
            f"cannot run more than {PIDS} threads",
            8 <= facts["processes"] < PIDS,
            str(facts["processes"]),
        ),
        Proof(
            "cannot fill the disk",
            0 < facts["scratch_bytes"] <= _SCRATCH_BYTES,
            str(facts["scratch_bytes"]),
        ),
        Proof("cannot make files without number", 0 < facts["inodes"] <= 512, str(facts["inodes"])),
        Proof(
            "cannot open files without number",
            0 < facts["open_files"] <= OPEN_FILES,
            str(facts["open_files"]),
        ),
        proof("has its memory limited by the kernel", "memory_limit", limit),
        proof("has its processes limited by the kernel", "process_limit", PIDS),
        proof("has at most one processor's time", "processors", 1.0),
        Proof(
            "cannot use swap as a way around it",
            facts["swap_limit"] in (limit, 0),
            str(facts["swap_limit"]),
        ),
    )


def _memory(observation: Observation | None) -> Proof:
    end = observation.end if observation else "not run"
    return Proof("is killed when it takes too much memory", end is End.MEMORY, str(end))


def _kernel(facts: Mapping[str, Any], ground: Ground) -> Proof:
    """The promise of gVisor: the kernel that programs see is not the machine's."""
    return Proof(
        "sees a kernel of its own", facts["kernel"] != ground.facts["kernel"], str(facts["kernel"])
    )


def _flags(described: Mapping[str, Any]) -> Proof:
    host = described["HostConfig"]
    wanted = {
        "Privileged": False,
        "ReadonlyRootfs": True,
        "Binds": None,
        "Devices": None,
        "CapAdd": None,
    }
    wrong = []
    for name, value in wanted.items():
        # The engine leaves out, or gives as null or an empty list, what was not asked for.
        if host.get(name) and host[name] != value:
            wrong.append(name)
    if host["LogConfig"]["Type"] != "none":
        wrong.append("LogConfig")

    return Proof(
        "keeps nothing on the host: no mount, no device, no log",
        not wrong,
        ", ".join(wrong) or "none",
    )
