"""Back up a running house into one file, and restore that file into an empty installation."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tremplin.models.db import db, unit_of_work
from tremplin.services.audit.record_access import COMMAND_LINE, record_access
from tremplin.services.errors import Refused

DATABASE = "tremplin.db"
KEY = "secret-key"
SUMS = "SHA256SUMS"
_NAME = "tremplin-%Y-%m-%d-%H%M%S.zip"
_OURS = re.compile(r"tremplin-[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}\.zip")


def back_up(folder: Path, key: str, at: datetime) -> Path:
    """Write a backup into ``folder``, readable by its owner only; children may work meanwhile.

    The copy holds no byte of what was erased before: SQLite writes it anew, row by row.

    Returns:
        The file, named after ``at``.

    Raises:
        Refused: ``not_sqlite``: a database server has its own command for this.
        OSError: The folder cannot be written, or is full; no half backup is left.
    """
    if db.engine.dialect.name != "sqlite":
        raise Refused("not_sqlite")

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with unit_of_work():
        record_access(COMMAND_LINE, "backup.made")

    with TemporaryDirectory(dir=folder, prefix=".unfinished-") as unfinished:
        copy, packed = Path(unfinished, DATABASE), Path(unfinished, "backup.zip")
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))

        Path(unfinished, KEY).write_text(key, encoding="utf-8")
        Path(unfinished, SUMS).write_text(_sums(Path(unfinished)), encoding="utf-8")
        packed.touch(mode=0o600)

        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in (DATABASE, KEY, SUMS):
                archive.write(Path(unfinished, name), name)
        return packed.rename(folder / at.strftime(_NAME))


def forget_old_backups(folder: Path, age: timedelta, at: datetime) -> list[Path]:
    """Delete the backups in ``folder`` that are older than ``age``, so that what was erased is gone from them too.

    Returns:
        What was deleted; files of other names stay.
    """
    oldest = (at - age).strftime(_NAME)
    old = [
        path
        for path in sorted(folder.iterdir())
        if _OURS.fullmatch(path.name) and path.name < oldest
    ]
    for path in old:
        path.unlink()
    return old


def restore(file: Path, database: Path, key_file: Path, note: Path) -> None:
    """Put a backup's database and secret key where a house has none yet.

    Args:
        file: The backup.
        database: Where the database belongs.
        key_file: Where the secret key belongs; one made at a first start makes way.
        note: Where a last seal may be noted, of the trail that this one replaces: forgotten.

    Raises:
        Refused: ``not_empty``: there is a database already; ``not_a_backup``: the file is none, or
            is damaged.
        OSError: It cannot be read, or the folder cannot be written.
    """
    if database.exists():
        raise Refused("not_empty")
    with TemporaryDirectory(dir=database.parent, prefix=".unfinished-") as unfinished:
        copy, key = _unpacked(file, Path(unfinished))
        key.chmod(0o600)
        key.replace(key_file)
        note.unlink(missing_ok=True)
        copy.chmod(0o600)
        copy.rename(database)


def _unpacked(file: Path, folder: Path) -> tuple[Path, Path]:
    try:
        with zipfile.ZipFile(file) as archive:
            for name in (DATABASE, KEY, SUMS):
                with archive.open(name) as packed, Path(folder, name).open("wb") as written:
                    shutil.copyfileobj(packed, written)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError) as error:
        raise Refused("not_a_backup") from error

    copy = Path(folder, DATABASE)
    if Path(folder, SUMS).read_text(encoding="utf-8", errors="replace") != _sums(
        folder
    ) or not _is_sound(copy):
        raise Refused("not_a_backup")

    return copy, Path(folder, KEY)


def _sums(folder: Path) -> str:
    lines = []
    for name in (DATABASE, KEY):
        with Path(folder, name).open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n")
    return "".join(lines)


def _is_sound(database: Path) -> bool:
    try:
        with closing(
            sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)
        ) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except sqlite3.DatabaseError:
        return False
