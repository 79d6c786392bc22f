"""The files of an exercise as a mapping from relative path to bytes: read, named, summed up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem

MAX_FOLDER_BYTES = 300_000
"""An exercise with all its files must fit a slow line and a USB stick."""

NOT_UTF8 = Message("This file is not written in UTF-8.")
TOO_LARGE = Message("The folder is over 300 kB: make the images or the data smaller.")

Files = Mapping[str, bytes]
"""Content by path relative to the exercise's folder, with ``/`` on every system."""


def read_folder(path: Path) -> dict[str, bytes]:
    """The files of an exercise's folder by relative path, with ``/``; no hidden ones.

    Raises:
        ContentError: There is no such folder, it links out of itself, or it is too large to be an
            exercise.
    """
    if not path.is_dir():
        raise ContentError([Problem(str(path), "folder", Message("This folder does not exist."))])

    files: dict[str, bytes] = {}
    size = 0
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if any(part.startswith(".") or part == "__pycache__" for part in name.split("/")):
            continue
        if file.is_symlink():
            raise ContentError([Problem(name, "folder", Message("A link is no exercise file."))])

        if file.is_file():
            size += file.stat().st_size
            if size > MAX_FOLDER_BYTES:
                raise ContentError([Problem(str(path), "size", TOO_LARGE)])
            files[name] = file.read_bytes()

    return files


def content_hash(files: Files) -> str:
    """SHA-256 (hex) of all names and contents; the order of the mapping does not matter."""
    digest = hashlib.sha256()
    for name in sorted(files):
        encoded = name.encode()
        digest.update(f"{len(encoded)}:{len(files[name])}:".encode())
        digest.update(encoded)
        digest.update(files[name])
    return digest.hexdigest()


def data_files(files: Files) -> dict[str, bytes]:
    """The files laid beside the learner's program, by the name she opens them with."""
    return {
        name.removeprefix("files/"): data
        for name, data in files.items()
        if name.startswith("files/")
    }


def test_files(files: Files) -> dict[str, bytes]:
    """The author's test files, by their path in the folder."""
    return {name: data for name, data in files.items() if name.startswith("tests/")}


def source_text(files: Files, name: str) -> str:
    """A program or statement as text, without a byte order mark (U+FEFF).

    Raises:
        ContentError: The file is missing or is not UTF-8.
    """
    if name not in files:
        raise ContentError([Problem(name, "schema", Message("This file is missing."))])
    try:
        return files[name].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError([Problem(name, "schema", NOT_UTF8)]) from error


def solution_names(files: Files) -> list[str]:
    """The accepted solutions of a folder, the commonest (``solution.py``) first."""
    others = [name for name in files if name.startswith("solution-") and name.endswith(".py")]
    first = ["solution.py"] if "solution.py" in files else []
    return [*first, *sorted(others)]
