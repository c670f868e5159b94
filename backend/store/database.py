"""The one way to a connection, for SQLite and PostgreSQL alike.

SQLite has one writer: without BEGIN IMMEDIATE two transactions that read and then write lose updates in silence.
PostgreSQL writes at READ COMMITTED with row locks, and reads a pull in one REPEATABLE READ snapshot.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MS = 5000
"""How long SQLite waits for another process's write before it gives up, in milliseconds."""


class Database:
    """An engine, and the ways to it: to write, to read one moment, to read one thing."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite:
            Path(url.partition(":///")[2]).parent.mkdir(parents=True, exist_ok=True)
        self.engine = _sqlite(url) if self.is_sqlite else create_async_engine(url, pool_size=10, max_overflow=10)
        self._one_writer = asyncio.Lock()
        if self.is_sqlite:
            self._moments = self.engine.execution_options(waarmerk_begin="BEGIN")
            self._single = self.engine.execution_options(waarmerk_begin="")
        else:
            self._moments = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            self._single = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that may write: committed when the block ends, rolled back when it raises."""
        if not self.is_sqlite:
            async with self.engine.begin() as connection:
                yield connection
            return
        async with self._one_writer, self.engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncGenerator[AsyncConnection]:
        """A transaction that only reads, and sees one moment from its first read to its last."""
        async with self._moments.begin() as connection:
            yield connection

    @asynccontextmanager
    async def glance(self) -> AsyncGenerator[AsyncConnection]:
        """No transaction: for statements that only read and each stand alone, two round trips less."""
        async with self._single.connect() as connection:
            yield connection

    async def close(self) -> None:
        await self.engine.dispose()


def _sqlite(url: str) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=8, max_overflow=0, pool_timeout=60)

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(dbapi: DBAPIConnection, _record: ConnectionPoolEntry) -> None:  # pyright: ignore[reportUnusedFunction]
        dbapi.isolation_level = None  # the driver must not begin transactions of its own
        cursor = dbapi.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={BUSY_MS}", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        if begin := connection.get_execution_options().get("waarmerk_begin", "BEGIN IMMEDIATE"):
            connection.exec_driver_sql(begin)

    return engine


def insert(connection: AsyncConnection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """The dialect's INSERT, for ON CONFLICT: both spell it alike, SQLAlchemy has no common one."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


async def insert_rows(connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert any number of rows in one round trip.

    A statement for one row, executed with many: its text is always the same, so that it is put together once. With
    `values(rows)` SQLAlchemy writes a new text for each number of rows, which took two thirds of a push.
    """
    if rows:
        await connection.execute(table.insert(), rows)


async def upsert_rows(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]], *, changing: Sequence[str]
) -> None:
    """The same, and where the row is there already, the columns of `changing` take their new values."""
    if rows:
        statement = insert(connection, table)
        await connection.execute(
            statement.on_conflict_do_update(
                index_elements=list(table.primary_key), set_={name: statement.excluded[name] for name in changing}
            ),
            rows,
        )
