"""The container engine: started where it does not run, by systemd where there is one."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

from house_setup import problems
from house_setup.machine import Machine

START_S = 40
PID_FILES = {
    Path("/var/run/docker.pid"): "dockerd",
    Path("/var/run/docker/containerd/containerd.pid"): "containerd",
}
"""Where an engine notes that it runs, and the name of the process that is meant."""


def start_engine(machine: Machine) -> None:
    """Start the engine and wait until it answers; one that runs already is never touched.

    Raises:
        SetupError: It does not answer within 40 seconds, or only root may start it.
    """
    if machine.engine_answers():
        return
    if not machine.is_root():
        raise (
            problems.engine_refuses()
            if machine.engine_refuses_me()
            else problems.engine_needs_root()
        )

    log = machine.var / "log" / "dockerd.log"
    log.parent.mkdir(parents=True, exist_ok=True)

    if machine.has_init():
        subprocess.run(["systemctl", "start", "docker"], check=False, capture_output=True)  # noqa: S607
    else:
        forget_dead(PID_FILES.items())
        with log.open("ab") as output:
            engine = subprocess.Popen(
                ["dockerd"],  # noqa: S607
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

        (machine.var / "dockerd.pid").write_text(str(engine.pid))

    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if machine.engine_answers():
            return
        time.sleep(0.3)

    raise problems.engine_stopped("journalctl -u docker" if machine.has_init() else str(log))


def forget_dead(pid_files: Iterable[tuple[Path, str]], processes: Path = Path("/proc")) -> None:
    """Remove what an engine that was killed left: by now its number may be another process's, and no engine starts."""
    for pid_file, name in pid_files:
        try:
            running = (processes / pid_file.read_text().strip() / "comm").read_text().strip()
        except OSError:
            running = ""
        if running != name:
            pid_file.unlink(missing_ok=True)
