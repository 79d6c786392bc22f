"""The database: base class, session and the only ``commit`` of the site."""

from __future__ import annotations

import itertools
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, BigInteger, DateTime, Enum, MetaData, event
from sqlalchemy.engine import Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator
from uuid_utils.compat import uuid7

BUSY_TIMEOUT_MS = 10_000
"""How long a writer waits for another one on SQLite."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: always aware and in UTC in Python, whatever the database keeps."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times, then store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone; what was stored is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of all tables; constraint names follow one convention so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime, dict[str, Any]: JSON}


_counter = itertools.count()


def _tick() -> int:
    """A number that never repeats within a process and grows with the wall clock (microseconds and a counter)."""
    return (time.time_ns() // 1_000) * 1_000 + next(_counter) % 1_000


def word(kind: type[StrEnum]) -> Enum:
    """The column type of a fixed vocabulary: stored as its words, read back as the enumeration."""
    return Enum(
        kind, native_enum=False, length=20, values_callable=lambda members: [member.value for member in members]
    )


class Origin:
    """Which site writes rows here; set once by ``create_app`` when the site's own row is known."""

    site_id: UUID | None = None


def _site_id() -> UUID | None:
    return Origin.site_id


class Travels:
    """Columns of every row that may leave this machine: a UUIDv7 key, where it was written, and when in that order.

    ``origin`` is the id of the site that wrote the row last; ``clock`` grows with each write, so that two copies of a
    row can be put in order when sites are merged.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    origin: Mapped[UUID | None] = mapped_column(default=_site_id, onupdate=_site_id)
    clock: Mapped[int] = mapped_column(BigInteger, default=_tick, onupdate=_tick)


# Rows stay loaded after a commit: a request commits early (a submission is written before it is graded) and goes on.
db = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False})


@contextmanager
def unit_of_work(patience_ms: int = BUSY_TIMEOUT_MS) -> Iterator[Session]:
    """One use case, one transaction: committed at the end of the block, rolled back when it raises.

    Args:
        patience_ms: How long it waits for another writer on SQLite.
    """
    session = db.session()
    try:
        with _patience(session, patience_ms):
            yield session
            session.commit()
    except BaseException:
        session.rollback()
        raise


@contextmanager
def _patience(session: Session, milliseconds: int) -> Iterator[None]:
    if milliseconds == BUSY_TIMEOUT_MS or db.engine.dialect.name != "sqlite":
        yield
        return
    # Kept by hand: after the commit, the session's next connection may be another one.
    connection: Any = session.connection().connection.driver_connection
    connection.execute(f"PRAGMA busy_timeout={milliseconds}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")


def forget_erased() -> None:
    """Take what was erased out of SQLite's log of writes as well; other databases have their own clock for that."""
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, record: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    # synchronous=FULL: an accepted submission survives a power cut, not only a crash of the process.
    # secure_delete: what is erased is overwritten, and not only forgotten.
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
    for pragma in (*pragmas, f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")
