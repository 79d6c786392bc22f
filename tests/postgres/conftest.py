"""A PostgreSQL of the tests' own, in a folder that goes away with it; it listens on a socket in there, on no port."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from flask import Flask
from flask_migrate import Migrate, upgrade
from sqlalchemy.pool import NullPool

from tremplin.models.db import db
from tremplin.services.content.catalogue import loaded_revision
from tremplin.web.factory import PACKAGE

SUPERUSER = "postgres"


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of the server's socket."""
    folder = Path(tempfile.mkdtemp(prefix="tremplin-pg-"))
    # It refuses to run as root; a container's tests often do.
    user = SUPERUSER if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = str(folder / "data")
    options = (
        f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c autovacuum=off"
    )

    def run(command: str, *arguments: str) -> None:
        program = [_program(command), *arguments]
        subprocess.run(
            program, user=user, group=user, cwd=folder, check=True, stdout=subprocess.DEVNULL
        )

    run(
        "initdb",
        "--pgdata",
        data,
        "--username",
        SUPERUSER,
        "--auth",
        "trust",
        "--no-sync",
        "--encoding",
        "UTF8",
    )
    run(
        "pg_ctl",
        "--pgdata",
        data,
        "--wait",
        "--log",
        f"{folder}/log",
        "--options",
        options,
        "start",
    )
    yield folder
    run("pg_ctl", "--pgdata", data, "--mode", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def database(server: Path) -> Iterator[str]:
    """An empty database with the tables of the migrations; gives how to connect to it."""
    name = f"tremplin_{uuid4().hex}"
    address = f"host={server} user={SUPERUSER} dbname="
    with psycopg.connect(address + "postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    app = Flask("postgres")
    app.config["SQLALCHEMY_DATABASE_URI"] = (
        f"postgresql+psycopg://{SUPERUSER}@/{name}?host={server}"
    )
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"poolclass": NullPool}
    db.init_app(app)
    Migrate(app, db, directory=str(PACKAGE / "migrations"))
    with app.app_context():
        upgrade()
        yield address + name
        db.session.remove()
    loaded_revision.cache_clear()


def _program(name: str) -> str:
    """Debian keeps the programs of each version in a folder of its own."""
    found = shutil.which(name) or max(
        map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default=""
    )
    assert found, f"{name} is missing: `make setup-tests` installs PostgreSQL"
    return found
