"""The container engine: started where it does not run, by systemd where there is one."""

from __future__ import annotations

import subprocess
import time

from house_setup import problems
from house_setup.machine import Machine

START_S = 40


def start_engine(machine: Machine) -> None:
    """Start the engine and wait until it answers; one that runs already is never touched.

    Raises:
        SetupError: It does not answer within 40 seconds, or only root may start it.
    """
    if machine.engine_answers():
        return
    if not machine.is_root():
        raise problems.engine_refuses() if machine.engine_refuses_me() else problems.engine_needs_root()
    log = machine.var / "log" / "dockerd.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    if machine.has_init():
        subprocess.run(["systemctl", "start", "docker"], check=False, capture_output=True)  # noqa: S607
    else:
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
