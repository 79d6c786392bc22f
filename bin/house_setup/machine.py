"""The machine as the set-up sees it: what is there, what is missing."""

from __future__ import annotations

import errno
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from house_setup import problems

NEEDED_GB = 2.0
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
DEBIAN_WITH_NODE = 13
"""The first Debian whose own Node.js is new enough."""

DEBIAN_WITH_ENGINE_COMMAND_APART = 13
"""The first Debian whose docker.io only recommends the package of the command ``docker``."""

HIGHEST_PORT = 65535
ENGINE_SOCKET = "/var/run/docker.sock"


class Machine:
    """This machine; every question is a method, so that a test can answer it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.var = root / os.environ.get("TREMPLIN_VAR", "var")

    @property
    def language(self) -> str:
        """The language of whoever sits here: French or English."""
        spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
        return "fr" if spoken.startswith("fr") else "en"

    @property
    def python(self) -> Path:
        """The Python of the site's own environment."""
        return self.root / ".venv" / "bin" / "python"

    def is_root(self) -> bool:
        """Whether packages may be installed."""
        return os.geteuid() == 0

    def has(self, command: str) -> bool:
        """Whether a command can be found; administrators' folders count."""
        return (
            shutil.which(
                command, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin:/usr/local/sbin"
            )
            is not None
        )

    def has_init(self) -> bool:
        """Whether systemd runs here, to start services."""
        return Path("/run/systemd/system").is_dir()

    def can_make_venv(self) -> bool:
        """Whether Python can make environments (Debian ships that apart)."""
        finished = subprocess.run(
            [sys.executable, "-c", "import ensurepip"], capture_output=True, check=False
        )
        return finished.returncode == 0

    def python_version(self) -> tuple[int, int]:
        """The running Python's version."""
        return sys.version_info[:2]

    def debian_release(self) -> int:
        """Debian's release number; 0 on another system, or on a Debian that has no number yet."""
        system = platform.freedesktop_os_release()
        number = system.get("VERSION_ID", "").partition(".")[0]
        return int(number) if system["ID"] == "debian" and number.isdigit() else 0

    def node_version(self) -> str:
        """Node's version, empty where there is none."""
        if not (self.has("node") and self.has("npm")):
            return ""
        finished = subprocess.run(
            ["node", "--version"],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
        return finished.stdout.strip()

    def can_install_node(self) -> bool:
        """Whether Node.js is missing here and this Debian has one that is new enough."""
        return not self.node_version() and self.debian_release() >= DEBIAN_WITH_NODE

    def needs_apparmor(self) -> bool:
        """Whether the kernel confines programs by AppArmor without its tools: Docker then starts no container."""
        switch = Path("/sys/module/apparmor/parameters/enabled")
        return (
            switch.is_file()
            and switch.read_text().startswith("Y")
            and not self.has("apparmor_parser")
        )

    def free_gb(self, folder: Path) -> float:
        """Free space of the disk that holds ``folder``."""
        return shutil.disk_usage(folder).free / 1e9

    def port_is_free(self, port: int) -> bool:
        """Whether the site could listen there."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("0.0.0.0", port))  # noqa: S104 - where the site will listen
            except OSError as error:
                return error.errno != errno.EADDRINUSE
            return True

    def engine_refuses_me(self) -> bool:
        """Whether an engine is there, but closed to this user."""
        return Path(ENGINE_SOCKET).exists() and not os.access(ENGINE_SOCKET, os.W_OK)

    def engine_answers(self) -> bool:
        """Whether a container engine answers at its usual socket."""
        connection = _UnixConnection(ENGINE_SOCKET)
        try:
            connection.request("GET", "/_ping")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def refuse_if_unfit(self, port: int | None) -> None:
        """Look before anything is changed.

        Raises:
            SetupError: Python or Node too old, no room, folder not writable, or the port is taken.
        """
        if self.python_version() < OLDEST_PYTHON:
            raise problems.old_python(".".join(map(str, self.python_version())))

        if not self.can_install_node():
            self._refuse_old_node()

        if self.free_gb(self.root) < NEEDED_GB and not self.python.exists():
            raise problems.no_disk(self.free_gb(self.root), NEEDED_GB, str(self.root))

        try:
            self.var.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Children's work and the keys to it are in there: nothing of it is other accounts'
            # business.
            self.var.chmod(0o700)
        except OSError as error:
            raise problems.not_writable(str(self.var)) from error

        if not os.access(self.var, os.W_OK):
            raise problems.not_writable(str(self.var))
        if port is not None and not self.port_is_free(port):
            raise problems.port_taken(port)

    def _refuse_old_node(self) -> None:
        node = self.node_version()
        found = re.match(r"v(\d+)", node)
        if found is None or int(found.group(1)) < OLDEST_NODE:
            raise problems.no_node(node or "–")


def port_number(port: str) -> int:
    """The port that was asked for.

    Raises:
        SetupError: It is none.
    """
    if not (port.isascii() and port.isdigit() and 1 <= int(port) <= HIGHEST_PORT):
        raise problems.no_port(port)
    return int(port)


class _UnixConnection(HTTPConnection):
    """HTTP over a local socket, as the engine speaks it."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=5)
        self._path = path

    def connect(self) -> None:
        """Connect to the socket's file."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)
