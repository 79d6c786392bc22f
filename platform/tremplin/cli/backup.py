"""``tremplin backup`` and ``restore``: a house in one file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click
from sqlalchemy import make_url

from tremplin.cli.app import console, migrate, settings_here, site, stop
from tremplin.services.audit.trail import NOTE
from tremplin.services.clock import now
from tremplin.services.errors import Refused
from tremplin.services.operations.backups import back_up, forget_old_backups, restore
from tremplin.services.operations.machine_clock import doubted_since


@click.command("backup")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--keep-days",
    default=30,
    show_default=True,
    type=click.IntRange(1, 3650),
    help="Older backups there are deleted: what a family had erased is then gone from them too.",
)
def backup(folder: Path, keep_days: int) -> None:
    """Write everything this house keeps into one file in FOLDER, while the site runs."""
    settings = settings_here()
    at = now()

    with site(settings):
        migrate()

        try:
            file = back_up(folder, settings.secret_key, at)
            # With a clock that has leapt ahead, every backup looks too old.
            old = (
                [] if doubted_since() else forget_old_backups(folder, timedelta(days=keep_days), at)
            )
        except Refused:
            stop("A database server has its own command for this: docs/operating.md, pg_dump.")
        except OSError as error:
            stop(f"The backup cannot be written to {folder} ({error.strerror}).")

    console.print(
        f"Backup: {file} ({file.stat().st_size / 1e6:.1f} MB), {len(old)} old ones deleted.",
        markup=False,
    )


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore_backup(file: Path) -> None:
    """Put the backup FILE into a house that has nothing yet.

    `tremplin serve` then goes on where it was made.
    """
    settings = settings_here()
    address = make_url(settings.database_url)
    if address.get_backend_name() != "sqlite" or address.database is None:
        stop("A database server has its own command for this: docs/operating.md, pg_dump.")

    database = Path(address.database)
    try:
        restore(file, database, settings.var / "secret-key", settings.var / NOTE)
    except Refused as refusal:
        there = f"There is a database in {database.parent} already. Move that folder away first."
        damaged = f"{file} is no backup, or it is damaged. Nothing was changed."
        stop({"not_empty": there, "not_a_backup": damaged}[refusal.reason])
    except OSError as error:
        stop(f"{error.filename} cannot be used ({error.strerror}). Nothing was changed.")

    with site():
        migrate()

    console.print(
        "Restored. What was erased after this backup was made is back: erase it again "
        "(docs/operating.md)."
    )
