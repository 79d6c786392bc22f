"""The site as the commands need it, and how they give up: one sentence, no trace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click
from alembic.util import CommandError
from flask import Flask
from flask_migrate import upgrade
from rich.console import Console
from sqlalchemy.exc import OperationalError

from tremplin.cli.private_files import keep_private
from tremplin.models.db import Origin, db
from tremplin.runtime.settings import Settings, SettingsError
from tremplin.services.operations.found_site import found_site
from tremplin.services.operations.machine_clock import continue_logical_clock
from tremplin.web.factory import create_app

UNUSABLE = 2
console = Console(highlight=False, soft_wrap=True)


def stop(sentence: str, status: int = UNUSABLE) -> NoReturn:
    """End the command with one sentence on what to do."""
    click.echo(f"tremplin: {sentence}", err=True)
    sys.exit(status)


def settings_here() -> Settings:
    """The settings of this installation, or a sentence on the one that cannot be used."""
    overrides = click.get_current_context().find_root().obj or {}
    try:
        settings = Settings.from_environment(overrides=overrides)
    except SettingsError as error:
        stop(str(error))
    except OSError as error:
        stop(
            f"The folder for the site's data cannot be written ({error.strerror}: "
            f"{error.filename})."
        )
    keep_private(settings)
    return settings


@contextmanager
def open_site(settings: Settings) -> Iterator[Flask]:
    """The site in its application context; database connections end with the block."""
    app = create_app(settings)
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def site(settings: Settings | None = None) -> Iterator[Flask]:
    """The site with a migrated database, inside its application context."""
    try:
        with open_site(settings or settings_here()) as app:
            yield app
    except OperationalError as error:
        reason = str(error.orig).splitlines()[0]
        stop(f"The database cannot be used: {reason}. Is its disk full, or its server stopped?")


def migrate() -> None:
    """Bring the database to the newest schema and found the site where it is new."""
    try:
        upgrade()
    except CommandError as error:
        stop(f"The database was made by a newer Tremplin than this one: update first. ({error})")
    Origin.site_id = found_site(settings_here().site_name)
    continue_logical_clock()
