"""How setup knows that a step need not be done again: the hash of what it was made from, kept in ``var/stamps``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LEFT_OUT = {"__pycache__", "node_modules"}


@dataclass(frozen=True, slots=True)
class Stamps:
    """The stamps of one installation.

    Attributes:
        folder: Where they are kept, one file a step.
    """

    folder: Path

    def has(self, name: str, fingerprint: str) -> bool:
        """Was the step done with exactly these inputs?"""
        stamp = self.folder / name
        return stamp.is_file() and stamp.read_text() == fingerprint

    def put(self, name: str, fingerprint: str) -> None:
        """Note that the step was done."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(fingerprint)


def fingerprint(inputs: Iterable[Path], *facts: str) -> str:
    """SHA-256 over names and bytes of all files at or below ``inputs``, and over ``facts``."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(fact.encode() + b"\0")
    for path in sorted(file for top in inputs for file in _files(top)):
        data = path.read_bytes()
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def identity(path: Path) -> str:
    """Tells a file from another that later stands under the same name."""
    if not path.exists():
        return "absent"
    return str(path.stat().st_ino)


def _files(top: Path) -> Iterator[Path]:
    if top.is_file():
        yield top
    for path in top.rglob("*"):
        if path.is_file() and not _LEFT_OUT.intersection(path.relative_to(top).parts):
            yield path
