"""What setup asks of the machine it runs on; tests hand it another one."""

from __future__ import annotations

import errno
import http.client
import os
import re
import shutil
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

ENGINE_SOCKET = Path("/var/run/docker.sock")


class Machine(Protocol):
    """The questions; each answers at once and changes nothing."""

    def is_root(self) -> bool:
        """May this process install packages and start services?"""

    def has(self, program: str) -> bool:
        """Is the program on the path (or where the superuser's programs are)?"""

    def has_ensurepip(self) -> bool:
        """Can this Python make a virtual environment? Debian packs that apart."""

    def has_init(self) -> bool:
        """Does systemd run here? It does not in a container."""

    def needs_apparmor(self) -> bool:
        """Does the kernel confine programs with AppArmor? Then Docker needs its tools."""

    def node_version(self) -> str | None:
        """Version of Node.js, as ``20.11.0``; None where there is none."""

    def free_mb(self, folder: Path) -> int:
        """Megabytes that this user can still write on the folder's disk."""

    def port_fault(self, port: int) -> int | None:
        """``errno`` of why nothing can listen on the port; None when something can."""

    def engine_fault(self) -> int | None:
        """``errno`` of why the container engine does not answer; None when it does."""


@dataclass(frozen=True, slots=True)
class ThisMachine:
    """The real answers.

    Attributes:
        environment: The process's environment.
        engine_socket: Where the container engine listens.
    """

    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    engine_socket: Path = ENGINE_SOCKET

    def is_root(self) -> bool:
        """Whether the process has user id 0."""
        return os.geteuid() == 0

    def has(self, program: str) -> bool:
        """Look on the path, and in the folders that a plain user's path leaves out."""
        return shutil.which(program, path=f"{self.environment.get('PATH', '')}:/usr/sbin:/sbin") is not None

    def has_ensurepip(self) -> bool:
        """Try to import it: on Debian the file is there only with python3-venv."""
        try:
            __import__("ensurepip._bundled" if Path("/usr/share/python-wheels").is_dir() else "ensurepip")
        except ImportError:
            return False
        return True

    def has_init(self) -> bool:
        """Where systemd is the init system, this folder exists (sd_booted(3))."""
        return Path("/run/systemd/system").is_dir()

    def needs_apparmor(self) -> bool:
        """The kernel's own word."""
        switch = Path("/sys/module/apparmor/parameters/enabled")
        return switch.is_file() and switch.read_text().startswith("Y")

    def node_version(self) -> str | None:
        """Ask ``node --version``; npm has to be there too."""
        node = shutil.which("node")
        if node is None or shutil.which("npm") is None:
            return None
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=20)  # noqa: S603
        found = re.search(r"\d+(\.\d+)*", told.stdout)
        return found.group() if found else None

    def free_mb(self, folder: Path) -> int:
        """Look at the nearest folder above that exists."""
        there = next(path for path in (folder, *folder.parents) if path.exists())
        disk = os.statvfs(there)
        return disk.f_bavail * disk.f_frsize // 1_000_000

    def port_fault(self, port: int) -> int | None:
        """Bind it for a moment, as the server will."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("0.0.0.0", port))  # noqa: S104  (the site is for the whole LAN)
            except OSError as error:
                return error.errno or errno.EINVAL
        return None

    def engine_fault(self) -> int | None:
        """Send ``GET /_ping`` over the engine's socket."""
        with socket.socket(socket.AF_UNIX) as wire:
            wire.settimeout(10)
            try:
                wire.connect(str(self.engine_socket))
                wire.sendall(b"GET /_ping HTTP/1.0\r\nHost: engine\r\n\r\n")
                answer = http.client.HTTPResponse(wire)
                answer.begin()
            except TimeoutError:
                return errno.ETIMEDOUT
            except http.client.HTTPException:
                return errno.EPROTO
            except OSError as error:
                return error.errno or errno.EIO
            return None if answer.status == http.client.OK else errno.EPROTO
