"""A site in a temporary folder, for one run of a benchmark."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import search

START_S = 60


class BenchError(Exception):
    """The benchmark could not be run, or an answer was wrong."""


@contextmanager
def own_site(content: Path, curriculum: str = "") -> Iterator[tuple[str, str]]:
    """A site in a temporary folder: its address, and a demo child's card for ``curriculum``."""
    with tempfile.TemporaryDirectory() as var:
        load_content_into(Path(var), content)
        subprocess.run(  # noqa: S603 - ourselves
            _tremplin(Path(var), content, "demo", "--curriculum", curriculum),
            check=True,
            capture_output=True,
        )
        card = search(r"/c/\S+", (Path(var) / "demo-cards.txt").read_text())
        if card is None:
            raise BenchError("the demo group has no card")

        with served(Path(var), content) as address:
            yield address, card.group()


def load_content_into(var: Path, content: Path) -> None:
    """Make the database of the site in ``var``, with the content in it."""
    subprocess.run(_tremplin(var, content, "content", "load"), check=True, capture_output=True)  # noqa: S603


@contextmanager
def served(var: Path, content: Path) -> Iterator[str]:
    """The site in ``var`` on the loopback: its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    server = subprocess.Popen(  # noqa: S603 - ourselves
        _tremplin(var, content, "serve", "--host", "127.0.0.1", "--port", str(port)),
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=2).close()  # noqa: S310 - the loopback
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise BenchError("the site did not start")


def _tremplin(var: Path, content: Path, *arguments: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "tremplin",
        "--var",
        str(var),
        "--content",
        str(content),
        *arguments,
    ]
