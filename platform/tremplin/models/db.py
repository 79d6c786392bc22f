"""The database: base class, session and the only ``commit`` of the site."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid5

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    DateTime,
    Enum,
    MetaData,
    bindparam,
    case,
    column,
    event,
    table,
    update,
)
from sqlalchemy.engine import Dialect, Engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator
from uuid_utils.compat import uuid7

from tremplin.domain.logical_clock import LogicalClock

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
    """Base of all tables; one convention names constraints, so that migrations can too."""

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


class Origin:
    """Which site writes rows here, and by which clock; ``create_app`` sets both.

    ``clock`` is this process's (see ``services.operations.machine_clock``).
    """

    site_id: UUID | None = None
    clock: LogicalClock = LogicalClock()


_CEILING = table("site", column("logical_clock", BigInteger))


def wall_ms() -> int:
    """What the machine's clock says, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def _tick() -> int:
    return Origin.clock.tick(wall_ms())


# Settled by the database: another process may have written the row since it was read, with a clock
# that is ahead.
_NEXT: ColumnElement[int] = bindparam("next_clock", callable_=_tick, type_=BigInteger())
_NOW_IN_ROW: ColumnElement[int] = column("clock", BigInteger)
_LATER = case((_NOW_IN_ROW >= _NEXT, _NOW_IN_ROW + 1), else_=_NEXT)


def word(kind: type[StrEnum]) -> Enum:
    """The column type of a fixed vocabulary: stored as its words, read back as the enumeration."""
    return Enum(
        kind,
        native_enum=False,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )


def _site_id() -> UUID | None:
    return Origin.site_id


class Travels:
    """Columns of every row that may leave this machine; ``models.travel`` says how each table does.

    ``created_origin`` is the site that made the row and ``origin`` the one that wrote it last.
    ``clock`` is a reading of the logical clock, greater with each write: it puts two copies of a
    row in order when sites are merged.
    """

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    origin: Mapped[UUID | None] = mapped_column(default=_site_id, onupdate=_site_id)
    created_origin: Mapped[UUID | None] = mapped_column(default=_site_id)
    clock: Mapped[int] = mapped_column(BigInteger, default=_tick, onupdate=_LATER)


_NAMES = UUID("0195a5c0-7e00-7000-8000-74726d706c6e")


def named_id(table: str, *parts: object) -> UUID:
    """The id of the only row for these parts: two sites that write it apart write the same."""
    return uuid5(_NAMES, "/".join([table, *map(str, parts)]))


def named_id_of(table: str, *columns: str) -> Callable[[Any], UUID]:
    """The default of an id that is made of the row's other columns (see :func:`named_id`)."""

    def from_row(context: Any) -> UUID:
        row = context.get_current_parameters()
        return named_id(table, *(row[column] for column in columns))

    return from_row


# Rows stay loaded after a commit: a request commits early (a submission is written before it is
# graded) and goes on.
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
            session.flush()
            ceiling = _note_ceiling(session)
            session.commit()
            if ceiling is not None:
                Origin.clock.ceiling_noted(ceiling)
    except BaseException:
        session.rollback()
        raise


def _note_ceiling(session: Session) -> int | None:
    """Note a new ceiling of the clock where this transaction's rows reached the old one.

    It is the transaction's last statement.

    On PostgreSQL, whoever has written the site's row keeps others from it until the commit, and so
    waits for nobody.
    """
    ceiling = Origin.clock.ceiling_to_note(wall_ms())
    if ceiling is not None:
        is_lower = _CEILING.c.logical_clock < ceiling
        session.execute(update(_CEILING).where(is_lower).values(logical_clock=ceiling))
    return ceiling


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
    """Take what was erased out of SQLite's write-ahead log.

    Other databases have their own clock for that.
    """
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, record: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    # synchronous=FULL: an accepted submission survives a power cut, not only a crash of the
    # process. secure_delete: what is erased is overwritten, and not only forgotten.
    pragmas = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
    for pragma in (*pragmas, f"busy_timeout={BUSY_TIMEOUT_MS}"):
        connection.execute(f"PRAGMA {pragma}")
