"""Gets a container engine to answer: one that runs already is used as it is and never touched."""

from __future__ import annotations

import errno
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from bin.setup.machine import Machine
from bin.setup.words import ENGINE_NEEDS_ROOT, ENGINE_REFUSES, ENGINE_STAYS_DOWN, SetupError

START_S = 40
PID_FILE = Path("/var/run/docker.pid")
_WITHOUT_NETWORK = ("--iptables=false", "--ip6tables=false", "--bridge=none")


def must_be_startable(machine: Machine) -> None:
    """Refuse where no later step could help.

    Raises:
        SetupError: The engine refuses this user, or is stopped and this user cannot start it.
    """
    fault = machine.engine_fault()
    if fault in (errno.EACCES, errno.EPERM):
        raise SetupError(ENGINE_REFUSES)
    if fault is not None and not machine.is_root() and machine.has("dockerd"):
        raise SetupError(ENGINE_NEEDS_ROOT)


def start(machine: Machine, log: Path, say: Callable[[str], None]) -> None:
    """Start the engine by the init system, or detached where there is none, and wait until it answers.

    Raises:
        SetupError: It does not come up; names its own words on why.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    if machine.has_init():
        with log.open("ab") as file:
            _call(["systemctl", "start", "docker"], file)
        if _answers(machine, None, say):
            return
    else:
        # A kernel without packet filter stops the engine; our containers have no network and do not need it.
        for options in ((), _WITHOUT_NETWORK):
            daemon = _detached(options, log)
            if _answers(machine, daemon, say):
                return
            daemon.kill()
            daemon.wait()
            if "iptables" not in log.read_text(errors="replace"):
                break
    raise SetupError(ENGINE_STAYS_DOWN, reason=_why(log), log=log)


def _detached(options: tuple[str, ...], log: Path) -> subprocess.Popen[bytes]:
    """The engine in a session of its own, so that it outlives this command and Ctrl-C."""
    program = shutil.which("dockerd") or "/usr/sbin/dockerd"
    with log.open("wb") as file:
        return subprocess.Popen(  # noqa: S603  (our own arguments)
            [program, *options], stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True
        )


def _answers(machine: Machine, daemon: subprocess.Popen[bytes] | None, say: Callable[[str], None]) -> bool:
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        if machine.engine_fault() is None:
            return True
        if daemon is not None and daemon.poll() is not None:
            return False
        say("…")
        time.sleep(0.3)
    return False


def _call(command: list[str], log: object) -> None:
    subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=log, stderr=log)  # type: ignore[call-overload]  # noqa: S603


def _why(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1][-200:] if lines else "no message"
