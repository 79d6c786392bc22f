"""Exercises and curricula in one archive; unpacked, it is a content folder like any other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tremplin.content.exchange.archive import read_archive, write_archive
from tremplin.content.exchange.seal import Seal
from tremplin.content.format.files import MAX_FOLDER_BYTES, TOO_LARGE, Files
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem

_PART = "[A-Za-z0-9_][A-Za-z0-9._-]{0,80}"
_EXERCISE_FILE = re.compile(
    rf"exercises/[a-z0-9-]{{1,60}}/(?P<slug>[a-z0-9-]{{1,60}})/(?P<name>(?:{_PART}/){{0,3}}{_PART})"
)
_CURRICULUM = re.compile(r"curricula/(?P<name>[a-z0-9-]{1,60})\.yaml")


@dataclass(frozen=True, slots=True)
class Pack:
    """What an archive holds.

    Attributes:
        exercises: Files by slug.
        curricula: Documents by name, without ``.yaml``.
        seal: Who vouches for it; None for an archive put together by hand.
    """

    exercises: Mapping[str, Files]
    curricula: Mapping[str, bytes]
    seal: Seal | None = None


def write_pack(
    name: str,
    exercises: Mapping[str, Files],
    curricula: Mapping[str, bytes],
    sealed: Callable[[bytes], Seal],
) -> bytes:
    """Write exercises and curricula into an archive.

    Args:
        name: What the folder of the exercises is called: a track, or a curriculum's slug.
        exercises: Files by slug.
        curricula: Documents by name, without ``.yaml``.
        sealed: Makes the seal for the list of checksums.
    """
    entries = {f"curricula/{each}.yaml": document for each, document in curricula.items()}
    for slug, files in exercises.items():
        entries.update({f"exercises/{name}/{slug}/{path}": data for path, data in files.items()})
    return write_archive(entries, sealed)


def read_pack(data: bytes) -> Pack:
    """Read an archive in memory; nothing of it is written anywhere.

    Raises:
        ContentError: It is no archive of ours, holds what it must not, or is not what its checksums
            and its seal say.
    """
    entries, seal = read_archive(data)
    exercises, curricula = _sorted_out(entries)
    for slug, files in exercises.items():
        if sum(map(len, files.values())) > MAX_FOLDER_BYTES:
            raise _refused(TOO_LARGE, slug)

    if not exercises and not curricula:
        raise _refused(_EMPTY, "pack.zip")
    return Pack(exercises, curricula, seal)


def _sorted_out(
    entries: Mapping[str, bytes],
) -> tuple[dict[str, dict[str, bytes]], dict[str, bytes]]:
    """The files of the exercises by slug, and the curricula by name."""
    exercises: dict[str, dict[str, bytes]] = {}
    curricula: dict[str, bytes] = {}
    for path, content in entries.items():
        if found := _EXERCISE_FILE.fullmatch(path):
            exercises.setdefault(found["slug"], {})[found["name"]] = content
        elif found := _CURRICULUM.fullmatch(path):
            curricula[found["name"]] = content
        else:
            raise _refused(_NOT_CONTENT, path)

    return exercises, curricula


def _refused(message: Message, path: str) -> ContentError:
    return ContentError([Problem(path, "pack", message)])


_EMPTY = Message("No exercise and no curriculum is in this archive.")
_NOT_CONTENT = Message("This file belongs to no exercise and is no curriculum.")
