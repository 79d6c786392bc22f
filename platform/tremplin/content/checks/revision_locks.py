"""Locks revisions: what decides a verdict may not change under the same number.

``exercises/revisions.lock`` remembers, a line an exercise, the number that was given out last and a
digest of what it decides by: ``id revision digest slug``, in the order of the slugs, so that two
authors' lines merge.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tremplin.content.format.files import Files
from tremplin.content.format.folder import Folder, problem
from tremplin.content.format.loader import spec_from_files
from tremplin.content.format.messages import Message
from tremplin.content.format.problems import ContentError, Problem

LOCK_FILE = "revisions.lock"
_PROGRAMS = ("starter", "solution", "program", "tests/", "files/")
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Locked:
    """A revision that was given out, and the digest of what it decided by."""

    slug: str
    revision: int
    digest: str


Locks = Mapping[str, Locked]
"""By id of the exercise."""


def deciding_digest(files: Files) -> str:
    """A digest of what decides a verdict; texts and hints may change without a new number.

    Raises:
        ContentError: ``exercise.yaml`` is missing or breaks the schema.
    """
    spec = spec_from_files(files).model_dump(
        mode="json", exclude_defaults=True, exclude={"tests": {"__all__": {"on_fail"}}}
    )
    digest = hashlib.sha256(json.dumps(spec, sort_keys=True).encode())
    for name in sorted(files):
        if name.startswith(_PROGRAMS):
            digest.update(f"\0{name}\0".encode())
            digest.update(hashlib.sha256(files[name]).digest())
    return digest.hexdigest()[:_DIGITS]


def read_locks(document: bytes, path: str = LOCK_FILE) -> dict[str, Locked]:
    """The lines of a lock file.

    Raises:
        ContentError: A line is not ``id revision digest slug``, as after a merge left half done.
    """
    locks: dict[str, Locked] = {}
    for number, line in enumerate(document.decode(errors="replace").splitlines(), 1):
        parts = line.split()
        if len(parts) != 4 or not parts[1].isdigit():
            message = Message(
                "Line %(number)s cannot be read: 'id revision digest slug' is expected.",
                number=number,
            )
            raise ContentError([Problem(path, "versions", message)])
        locks[parts[0]] = Locked(parts[3], int(parts[1]), parts[2])
    return locks


def locks_of(folders: Iterable[Folder]) -> dict[str, Locked]:
    """What a lock file says of these exercises as they stand."""
    return {
        str(folder.meta.id): Locked(
            folder.meta.slug, folder.meta.revision, deciding_digest(folder.files)
        )
        for folder in folders
    }


def written_locks(locks: Locks) -> bytes:
    """The lock file."""
    lines = sorted(
        (lock.slug, f"{exercise} {lock.revision} {lock.digest} {lock.slug}\n")
        for exercise, lock in locks.items()
    )
    return "".join(line for _, line in lines).encode()


def version_problems(folder: Folder, locks: Locks) -> Iterator[Problem]:
    """A change that kept its number, or a number that nobody has locked yet."""
    meta = folder.meta
    locked = locks.get(str(meta.id))
    if locked is None or meta.revision > locked.revision:
        yield problem(
            "versions",
            Message(
                "Revision %(revision)s is not noted yet: run `tremplin content lock`.",
                revision=meta.revision,
            ),
            "revision",
            warning=True,
        )
    elif meta.revision < locked.revision:
        yield problem(
            "versions",
            Message(
                "Revision %(revision)s was given out already: there is no way back to %(wanted)s.",
                revision=locked.revision,
                wanted=meta.revision,
            ),
            "revision",
        )
    elif deciding_digest(folder.files) != locked.digest:
        yield problem(
            "versions",
            Message(
                "Tests, starter or solution have changed: write 'revision: %(revision)s'.",
                revision=locked.revision + 1,
            ),
            "revision",
        )


def vanished(locks: Locks, present: Collection[str]) -> Iterator[Problem]:
    """Exercises given out that are gone: their submissions would lose their meaning."""
    for exercise, lock in locks.items():
        if exercise not in present:
            yield Problem(
                LOCK_FILE,
                "versions",
                Message(
                    "The exercise '%(slug)s' has gone; one that is no longer used keeps its folder "
                    "and its id, "
                    "with 'status: retired'.",
                    slug=lock.slug,
                ),
            )
