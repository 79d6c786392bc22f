"""What the house keeps is its owner's alone: children's work, and the keys to it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import structlog
from sqlalchemy import make_url

from tremplin.runtime.settings import Settings
from tremplin.services.audit.trail import NOTE

FOLDER_MODE = 0o700
FILE_MODE = 0o600
OWNER_ONLY = 0o077
"""The umask under which nothing that is made can be read by others."""

log = structlog.get_logger()


def keep_private(settings: Settings) -> None:
    """Take from other accounts of the machine what they may read.

    An older Tremplin, or a careless copy, left it open.
    """
    for path in loose_files(settings):
        mode = FOLDER_MODE if path.is_dir() else FILE_MODE
        try:
            path.chmod(mode)
        except OSError as error:
            # Somebody else's: the start goes on, `tremplin doctor` says how to mend it.
            log.warning(
                "others can read what the house keeps", path=str(path), error=error.strerror
            )
        else:
            log.info("closed to other accounts", path=str(path))


def loose_files(settings: Settings) -> list[Path]:
    """The folder and the files of the house that other accounts of this machine may read."""
    loose: list[Path] = []
    for path in _kept(settings):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & OWNER_ONLY:
            loose.append(path)
    return loose


def _kept(settings: Settings) -> Iterator[Path]:
    # Named one by one: who points TREMPLIN_VAR at a folder of other things must not find those
    # changed.
    yield settings.var
    for pattern in ("tremplin.db*", "secret-key", "demo-cards.txt", f"{NOTE}*", "compose.env"):
        yield from sorted(settings.var.glob(pattern))
    address = make_url(settings.database_url)
    if address.get_backend_name() == "sqlite" and address.database:
        database = Path(address.database)
        if database.parent != settings.var:
            yield from (Path(f"{database}{ending}") for ending in ("", "-wal", "-shm"))


def make_private() -> None:
    """From now on this process makes nothing that others can read."""
    os.umask(OWNER_ONLY)
