"""Debian packages the house needs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from house_setup import problems
from house_setup.machine import Machine


def install_packages(machine: Machine, packages: Sequence[str]) -> None:
    """Install packages with apt, without what they merely recommend.

    Raises:
        SetupError: There is no apt, this is not root, or apt failed.
    """
    names = ", ".join(packages)
    if not machine.has("apt-get"):
        raise problems.no_apt(names)
    if not machine.is_root():
        raise problems.not_root(names)

    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        finished = subprocess.run(  # noqa: S603 - apt, with package names of ours
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if finished.returncode != 0:
            raise problems.apt_failed(names)
